using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>One gateway for all rows: each has a route of its own, a faulty target and a good one behind it.</summary>
public sealed class RowGateway : IAsyncLifetime
{
    internal MockedGateway Gateway { get; private set; } = null!;

    /// <summary>The models of a row end with this, so that its attempts are found among all others.</summary>
    internal static string Tail(FaultRow row, string protocol, bool stream) =>
        $"x{row.Words.Replace("-", "", StringComparison.Ordinal)}x{protocol}x{(stream ? "stream" : "plain")}";

    internal static string Faulty(FaultRow row, string protocol, bool stream) =>
        $"{protocol}{(row.IsSilent ? "-hasty" : "")}/mock-n8-{row.Words}-{Tail(row, protocol, stream)}";

    internal static string Good(FaultRow row, string protocol, bool stream) =>
        $"{protocol}/mock-n3-{Tail(row, protocol, stream)}";

    public async ValueTask InitializeAsync() => Gateway = await MockedGateway.StartAsync(setUp =>
    {
        foreach (FaultRow row in FaultRows.All)
        {
            foreach (string protocol in Speech.All)
            {
                foreach (bool stream in (bool[])[true, false])
                {
                    setUp.Route(
                        Tail(row, protocol, stream), Faulty(row, protocol, stream), Good(row, protocol, stream));
                }
            }
        }

        return setUp;
    });

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();
}
