using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>One gateway with a route for every strategy and every fault.</summary>
public sealed class StrategyGateway : IAsyncLifetime
{
    internal MockedGateway Gateway { get; private set; } = null!;

    /// <summary>The models of a case end with this, so that its attempts are found among all others.</summary>
    internal static string Tail(string strategy, FaultRow row, bool stream) =>
        $"x{strategy}x{row.Words.Replace("-", "", StringComparison.Ordinal)}x{(stream ? "stream" : "plain")}";

    public async ValueTask InitializeAsync() => Gateway = await MockedGateway.StartAsync(setUp =>
    {
        foreach ((string strategy, var make) in StrategyRoutes.All)
        {
            foreach (FaultRow row in FaultRows.All)
            {
                foreach (bool stream in (bool[])[true, false])
                {
                    string tail = Tail(strategy, row, stream);
                    string bad = $"openai{(row.IsSilent ? "-hasty" : "")}/mock-n8-{row.Words}-{tail}";
                    (string good, string other) = ($"openai/mock-n3-{tail}", $"openai/mock-n3-b-{tail}");
                    setUp.Route(tail, route => make(route with { Targets = [] }, bad, good, other), bad, good, other);
                }
            }
        }

        return setUp;
    });

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();
}
