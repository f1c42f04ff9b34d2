using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Clients.Tests;

/// <summary>What the gateway's own figures say of a cell that has a route to itself.</summary>
internal static class SeenInFigures
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task CheckAsync(Cell cell, Yard yard, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        while (!IsAsExpected(cell, await CountsAsync(cell, yard, cancel), out string found))
        {
            Assert.False(limit.IsCancellationRequested, $"the calls of {cell.Route} ended otherwise: {found}");
            await Task.Delay(Pause, cancel);
        }
    }

    private static bool IsAsExpected(Cell cell, Dictionary<string, int> calls, out string found)
    {
        found = string.Join(", ", calls);
        int failed = calls.GetValueOrDefault("failed"), completed = calls.GetValueOrDefault("completed");
        int refused = calls.GetValueOrDefault("refused");
        return cell.Scenario.Name switch
        {
            // Nobody can look behind the simulated provider; that a client left it is known here alone.
            Scenario.Abort => calls.GetValueOrDefault("client left") == 1,
            // A library that tries again in vain may be refused, until the provider takes requests again.
            Scenario.GiveUp when cell.AsksInVain => (failed, completed) == (1, 1),
            Scenario.GiveUp => (failed, refused, completed) == (1, 0, 0),
            // The first try of the second call is refused, without the provider being asked.
            _ => (failed, completed) == (1, 1) && refused >= 1,
        };
    }

    private static async Task<Dictionary<string, int>> CountsAsync(Cell cell, Yard yard, CancellationToken cancel)
    {
        string start = $"pointsman_calls_total{{route=\"{Regex.Escape(cell.Route)}\",outcome=\"";
        string figures = await yard.FiguresAsync(cancel);
        return Regex.Matches(figures, start + "([^\"]+)\"} ([0-9]+)")
            .ToDictionary(
                one => one.Groups[1].Value, one => int.Parse(one.Groups[2].Value, CultureInfo.InvariantCulture));
    }
}
