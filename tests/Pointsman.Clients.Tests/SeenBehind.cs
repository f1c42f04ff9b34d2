using Pointsman.Faults;
using Xunit;

namespace Pointsman.Clients.Tests;

/// <summary>What each scenario must look like to who stands behind the gateway.</summary>
internal static class SeenBehind
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Reads the mock's log: it was spoken to in its own protocol, with the gateway's key, and was left as
    /// soon as the client left.</summary>
    public static async Task CheckMockAsync(Cell cell, Yard yard, CancellationToken cancel)
    {
        Attempt[] attempts = [.. yard.Mock.Attempts.Where(attempt => attempt.Model == cell.UpstreamModel)];
        if (cell.Barrier is not null || cell.Scenario.Name == Scenario.Models)
        {
            Assert.Empty(attempts);
            return;
        }

        Assert.NotEmpty(attempts);
        Assert.All(attempts, attempt =>
        {
            Assert.Contains(attempt.Protocol, cell.Provider.Protocols);
            string headers = string.Join('\n', attempt.Headers.Select(one => one.Value));
            Assert.Contains(Yard.UpstreamKey, headers, StringComparison.Ordinal);
            Assert.DoesNotContain(TestedClient.Key, headers, StringComparison.Ordinal);
        });
        string? sent = cell.Scenario.Name switch
        {
            Scenario.OwnField => $"{OwnField.Value}",
            Scenario.Image => Errand.Picture,
            Scenario.Audio => Errand.Sound,
            Scenario.Embeddings => Errand.Phrases[^1],
            Scenario.CountTokens => Errand.Prompt,
            _ => null,
        };
        if (sent is not null)
        {
            Assert.All(attempts, one => Assert.Contains(sent, one.Body, StringComparison.Ordinal));
        }

        if (cell.Scenario.LeavesRetries)
        {
            Assert.Equal(cell.Scenario.Name == Scenario.GiveUp && !cell.AsksInVain ? 1 : 2, attempts.Length);
        }

        if (cell.Scenario.Name == Scenario.Abort)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Longest);
            await yard.Mock.WaitForAsync(
                all => all.Any(one => one.Model == cell.UpstreamModel && one.Outcome == Outcome.ClientLeft),
                limit.Token);
        }
    }
}
