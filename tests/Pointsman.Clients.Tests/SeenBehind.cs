using Pointsman.Faults;
using Xunit;

namespace Pointsman.Clients.Tests;

/// <summary>What each scenario must look like to who stands behind the gateway.</summary>
internal static class SeenBehind
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Reads the mock's log: it was spoken to in its own protocol, with the gateway's key, and was left as
    /// soon as the client left.</summary>
    public static async Task CheckMockAsync(Cell cell, Yard yard, CancellationToken cancel)
    {
        Attempt[] attempts = [.. yard.Mock.Attempts.Where(attempt => attempt.Model == cell.UpstreamModel)];
        if (cell.Impossible is not null)
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
        if (cell.Scenario.Name == Scenario.OwnField)
        {
            Assert.All(attempts, one => Assert.Contains($"{OwnField.Value}", one.Body, StringComparison.Ordinal));
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

    /// <summary>Nobody can look behind the simulated provider; that a client left it is in the gateway's
    /// figures.</summary>
    public static async Task CheckFiguresAsync(Cell cell, Yard yard, CancellationToken cancel)
    {
        if (cell.Scenario.Name != Scenario.Abort)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        string left = $"pointsman_calls_total{{route=\"{cell.Route}\",outcome=\"client left\"}} 1\n";
        while (!(await yard.FiguresAsync(cancel)).Contains(left, StringComparison.Ordinal))
        {
            Assert.False(limit.IsCancellationRequested, "the gateway's figures know of no client that left");
            await Task.Delay(Pause, cancel);
        }
    }
}
