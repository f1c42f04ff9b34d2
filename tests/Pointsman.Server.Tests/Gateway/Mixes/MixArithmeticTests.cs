using Pointsman.Benchmarks.Mixes;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>What is foretold from models that were asked alone.</summary>
public sealed class MixArithmeticTests
{
    // Of 100 questions the first model is as sure as their number says; the second one the other way round.
    private static readonly AloneTable Table = new(["a", "b", QueuePerson.Target],
    [
        [.. Enumerable.Range(0, 100).Select(i => new AloneAnswer(i >= 10, i / 100.0, new Usd(0.01m)))],
        [.. Enumerable.Range(0, 100).Select(i => new AloneAnswer(i % 2 == 0, 1 - (i / 100.0), new Usd(0.1m)))],
    ]);

    [Fact]
    public void Thresholds_give_each_step_its_share()
    {
        IReadOnlyList<double> acceptAt = Table.ThresholdsFor([0.90, 0.08, 0.02]);
        Assert.Equal([0.095, 0.925], acceptAt);
        StepTally foretold = Table.Foretell(acceptAt);
        Assert.Equal([90, 8, 2], Enumerable.Range(0, 3).Select(foretold.Answered));
    }

    [Fact]
    public void The_arithmetic_gives_what_the_cases_give()
    {
        StepTally foretold = Table.Foretell([0.095, 0.925]);
        MixCost cost = MixCost.Of(foretold.ToMix());
        Assert.Equal(0.01m + (0.1m * 0.1m) + (0.02m * 1.5m), cost.CostPerRequest.Amount, 12);
        Assert.Equal(foretold.Paid.Amount / 100, cost.CostPerRequest.Amount, 12);
        Assert.Equal(0.90m + 0.04m + (0.02m * 0.99m), cost.Accuracy, 12);
        Assert.Equal(foretold.Right.Mean, (double)cost.Accuracy, 12);
    }

    [Fact]
    public void Steps_taken_as_independent_keep_their_shares_of_all_questions()
    {
        Mix mix = Table.AsIfIndependent([0.095, 0.925]);
        Assert.Equal(0.90m, mix.Steps[0].Share);
        Assert.Equal(0.1m * 0.08m, mix.Steps[1].Share);
        Assert.Equal(1m, mix.Steps.Sum(step => step.Share));
    }

    [Fact]
    public void A_sample_knows_how_far_its_mean_may_be_off()
    {
        var sample = Sample.Of([1, 2, 3, 4]);
        Assert.Equal(2.5, sample.Mean, 12);
        Assert.Equal(Math.Sqrt(5.0 / 3 / 4), sample.Deviation, 12);
        Assert.True(sample.AgreesWith(new Sample(2.5 + (1.9 * sample.Deviation), 0)));
        Assert.False(sample.AgreesWith(new Sample(2.5 + (2.1 * sample.Deviation), 0)));
    }
}
