using Pointsman.Benchmarks.Mixes;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>
/// A cascade, and tiers with a person, behind the gateway beside the arithmetic: what
/// <c>dotnet run -c Release --project bench/Pointsman.Benchmarks -- mixes --gateway</c> prints for 10,000 requests.
/// </summary>
public sealed class ServedMixTests
{
    private const int Requests = 300;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task The_ledger_adds_up_and_cost_and_accuracy_are_as_foretold(int trial)
    {
        ServedOutcome outcome = await RunAsync(trial);

        Assert.Equal(Requests, outcome.Stories.Count);
        Assert.All(outcome.Stories, story => Assert.Equal(story.AttemptsTogether, story.Cost));
        Assert.Equal(outcome.Stories.Sum(story => story.Cost.Amount), outcome.Spent.Amount);
        Assert.Equal(outcome.Spent, outcome.Measured.Paid);
        Assert.True(outcome.IsLedgerConsistent);
        IReadOnlyList<string> steps = outcome.Trial.Steps;
        for (int i = 0; i < steps.Count; i++)
        {
            int counted = outcome.Measured.Answered(i);
            Assert.InRange(counted, 1, Requests - 1);
            Assert.Equal(counted, outcome.Stories.Count(story => story.AcceptedFrom == steps[i]));
            Assert.Equal(counted, outcome.Stories.Count(story => story.Attempts[^1].Target == steps[i]));
            Assert.Equal(counted, outcome.Replies.Count(reply => reply.Model == steps[i]));
        }

        Assert.All(outcome.Stories, story =>
            Assert.Equal(steps.Take(story.Attempts.Count), story.Attempts.Select(attempt => attempt.Target)));
        Assert.True(outcome.IsCostAsPredicted, $"{outcome.PredictedCost} {outcome.Measured.Cost}");
        Assert.True(outcome.IsAccuracyAsPredicted, $"{outcome.PredictedRight} {outcome.Measured.Right}");
    }

    [Fact]
    public async Task Every_answer_of_a_person_costs_what_the_queue_says()
    {
        ServedOutcome outcome = await RunAsync(trial: 1);
        List<Usd> prices =
        [
            .. outcome.Stories.SelectMany(story => story.Attempts)
                .Where(attempt => attempt.Target == QueuePerson.Target).Select(attempt => attempt.Cost),
        ];
        Assert.Equal(outcome.Measured.Answered(2), prices.Count);
        Assert.All(prices, price => Assert.Equal(QueuePerson.PricePerCase, price));
    }

    [Fact]
    public async Task What_was_foretold_for_other_thresholds_is_outside()
    {
        ServedOutcome outcome = await RunAsync(trial: 0);
        var other = new ServedOutcome(
            outcome.Trial, [0, 0], outcome.Alone, outcome.Measured, outcome.Replies, outcome.Stories)
        {
            Spent = outcome.Spent,
        };
        Assert.False(other.IsCostAsPredicted);
        Assert.False(other.IsAccuracyAsPredicted);
        Assert.False(other.IsAsPredicted);
        var report = new StringWriter();
        ServedReport.Write(report, other);
        Assert.Contains("OUTSIDE", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_progressive_route_streams_beside_the_plain_one()
    {
        var report = new StringWriter();
        int code = await FirstTokenReport.RunAsync(
            report, requests: 4, pace: 0, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(0, code);
        Assert.Contains("progressive", report.ToString(), StringComparison.Ordinal);
    }

    private static Task<ServedOutcome> RunAsync(int trial) => ServedTrial.All[trial].RunAsync(
        Requests, seed: 2026, TimeProvider.System, TestContext.Current.CancellationToken);
}
