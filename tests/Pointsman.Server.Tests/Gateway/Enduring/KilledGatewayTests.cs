using System.Text;
using Pointsman.Faults;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>The program itself, killed without warning while it serves.</summary>
public sealed class KilledGatewayTests
{
    private const int Clients = 8;
    private const int MostAttempts = 200;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_attempt_that_the_upstream_saw_is_in_the_ledger()
    {
        await using MockUpstream mock = await MockUpstream.StartAsync();
        using var folder = new TemporaryFolder();
        using (GatewayProcess gateway = await GatewayProcess.StartAsync(folder, mock, Cancel))
        {
            Task[] clients = [.. Enumerable.Range(0, Clients).Select(client => AskOnAsync(gateway, client))];
            await mock.WaitForAsync(all => all.Count >= MostAttempts && all.Any(one => one.IsHeld), Cancel);
            await gateway.KillAsync(Cancel);
            await Task.WhenAll(clients);
        }

        using var database = Database.Open(folder.In("data"));
        LedgerOptions options = LedgerFixture.Quick with { Slots = 32_768 };
        await using var ledger = Ledger.Open(database, options, TimeProvider.System);
        var known = (await MockedGateway.ReadLedgerAsync(database)).SelectMany(call => call.Attempts)
            .ToLookup(attempt => attempt.Target);
        Assert.All(mock.Attempts, seen =>
        {
            RecordedAttempt attempt = Assert.Single(known[$"mock/{seen.Model}"]);
            Assert.True(attempt.Outcome is AttemptOutcome.Ok or AttemptOutcome.Unknown, attempt.Outcome.ToString());
            Assert.True(attempt.Outcome == AttemptOutcome.Unknown || seen.Outcome == Faults.Outcome.Completed);
        });
        Assert.Contains(known.SelectMany(group => group), attempt => attempt.Outcome == AttemptOutcome.Unknown);
    }

    // Each request has a model of its own, so that none is taken for another; some never end.
    private static async Task AskOnAsync(GatewayProcess gateway, int client)
    {
        for (int i = 0; i < MostAttempts; i++)
        {
            string hold = i == 10 && client < 4 ? "-holdmid" : "";
            bool stream = i % 2 == 0;
            string body = Speech.Body(Speech.OpenAi, $"mock/mock-n4{hold}-q{client}x{i}x", stream);
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            try
            {
                using HttpResponseMessage answer =
                    await gateway.Http.PostAsync("/v1/chat/completions", content, Cancel);
                await answer.Content.ReadAsByteArrayAsync(Cancel);
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                return;
            }
        }
    }
}
