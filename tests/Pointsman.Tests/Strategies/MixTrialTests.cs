using Pointsman.Benchmarks.Mixes;
using Xunit;

namespace Pointsman.Tests.Strategies;

/// <summary>
/// The strategies beside the arithmetic: 10,000 requests over models of known behaviour cost, and are right, as
/// <see cref="MixCost"/> says beforehand. <c>dotnet run -c Release --project bench/Pointsman.Benchmarks -- mixes</c>
/// prints the same.
/// </summary>
public sealed class MixTrialTests
{
    [Theory]
    [InlineData(0, 0.0062, 0.9402)]
    [InlineData(1, 0.56, 0.9246)]
    [InlineData(2, 0.549, 0.9246)]
    public async Task Cost_and_accuracy_are_within_the_interval_of_the_prediction(
        int trial, double cost, double accuracy)
    {
        MixOutcome outcome = await MixTrial.All[trial].RunAsync(
            10_000, seed: 2026, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal((decimal)cost, outcome.Predicted.CostPerRequest.Amount);
        Assert.Equal((decimal)accuracy, outcome.Predicted.Accuracy);
        Assert.True(outcome.IsCostAsPredicted, $"{outcome.CostPerRequest} ± {outcome.CostMargin}");
        Assert.True(outcome.IsAccuracyAsPredicted, $"{outcome.Accuracy} ± {outcome.AccuracyMargin}");
    }

    // Of 60 such intervals 57 should hold; fewer than 52 would be one chance in thousands.
    [Fact]
    public async Task Other_seeds_agree_as_often_as_the_interval_promises()
    {
        int held = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            foreach (MixTrial trial in MixTrial.All)
            {
                MixOutcome outcome = await trial.RunAsync(
                    1_000, seed, TimeProvider.System, TestContext.Current.CancellationToken);
                held += outcome.IsAccuracyAsPredicted ? 1 : 0;
            }
        }

        Assert.InRange(held, 52, 60);
    }
}
