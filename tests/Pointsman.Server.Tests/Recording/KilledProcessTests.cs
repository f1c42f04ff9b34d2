using System.Diagnostics;
using Xunit;

namespace Pointsman.Server.Tests;

/// <summary>A real process that is killed without warning; see <see cref="LedgerChild"/>.</summary>
public sealed class KilledProcessTests
{
    [Fact]
    public async Task Every_attempt_of_a_killed_process_is_in_the_ledger_of_the_next()
    {
        using var folder = new TemporaryFolder();
        using Process child = LedgerChild.Start(folder.Path);
        var begun = new List<DecisionId>();
        try
        {
            while (begun.Count < 500
                && await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                begun.Add(Parse(line));
            }
        }
        finally
        {
            child.Kill();
        }

        string rest = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        // The last line may have been cut by the end of the process.
        begun.AddRange(rest.Split('\n').Where(line => DecisionId.TryParse(line, out _)).Select(Parse));
        Assert.True(begun.Count >= 500);
        using var database = Database.Open(folder.Path);
        await using var ledger = Ledger.Open(database, LedgerFixture.Quick, TimeProvider.System);
        var store = new LedgerStore(database);
        foreach (DecisionId id in begun)
        {
            RecordedCall? call = await store.FindCallAsync(id, TestContext.Current.CancellationToken);
            Assert.NotNull(call);
            RecordedAttempt attempt = Assert.Single(call.Attempts);
            Assert.Equal(attempt.Outcome == AttemptOutcome.Unknown ? new Usd(1m) : new Usd(0.5m), call.Cost);
        }
    }

    private static DecisionId Parse(string text) =>
        DecisionId.TryParse(text, out DecisionId id) ? id : throw new FormatException(text);
}
