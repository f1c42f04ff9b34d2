using System.Globalization;
using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

/// <summary>
/// 200 comparisons of models whose accuracy is known. Bounds are those that a count of the promised share passes once
/// in a thousand; the seed is fixed. The same with a thousand comparisons and theory beside it: the command `power` of
/// bench/Pointsman.Benchmarks.
/// </summary>
public sealed class VerdictSimulationTests
{
    private const int Comparisons = 200;
    private const int Cases = 100;

    // Of 200 at 5 %, more than 20 come up once in a thousand: 1 − pbinom(20, 200, 0.05) = 0.0009.
    private const int MostWrong = 20;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(1, 5)]
    public void Equal_models_are_found_different_no_more_often_than_promised(int repeats, int cluster)
    {
        Verdict[] verdicts = Simulate(0.8, 0.8, repeats, cluster);
        Assert.InRange(verdicts.Count(verdict => verdict.PValue <= 0.05), 0, MostWrong);
        Assert.InRange(verdicts.Count(verdict => !verdict.Gain.Contains(0)), 0, MostWrong);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(1, 5)]
    public void Models_worse_by_the_margin_are_let_through_no_more_often_than_promised(int repeats, int cluster)
    {
        Verdict[] verdicts = Simulate(0.85, 0.80, repeats, cluster);
        Assert.InRange(verdicts.Count(verdict => verdict.MarginPValue <= 0.05), 0, MostWrong);
        Assert.InRange(verdicts.Count(verdict => !verdict.Gain.Contains(-0.05)), 0, MostWrong);
    }

    // Of 1,000 at 5 %, more than 72 come up once in a thousand: 1 − pbinom(72, 1000, 0.05) = 0.0009.
    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(100)]
    public void Of_few_clusters_the_interval_misses_the_truth_no_more_often_than_promised(int clusters)
    {
        Verdict[] verdicts = Simulate(0.85, 0.80, 1, 5, comparisons: 1_000, cases: 5 * clusters);
        Assert.InRange(verdicts.Count(verdict => !verdict.Gain.Contains(-0.05)), 0, 72);
    }

    [Fact]
    public void A_large_difference_is_nearly_always_found() =>
        Assert.True(Simulate(0.5, 0.8, 1, 0).Count(verdict => verdict.Kind == VerdictKind.Better) > 190);

    private static Verdict[] Simulate(
        double baseline, double arm, int repeats, int cluster, int comparisons = Comparisons, int cases = Cases)
    {
        var random = new Random(20260102);
        var options = new VerdictOptions { Resamples = 400 };
        return [.. Enumerable.Range(0, comparisons).Select(_ =>
        {
            var first = new List<CaseOutcome>(cases);
            var second = new List<CaseOutcome>(cases);
            double[] shared = [];
            for (int at = 0; at < cases; at++)
            {
                if (cluster == 0 || at % cluster == 0)
                {
                    shared = [Normal(random), Normal(random), Normal(random)];
                }

                first.Add(Outcome(at, cluster, Share(baseline, shared[0] + shared[1], repeats, random)));
                second.Add(Outcome(at, cluster, Share(arm, shared[0] + shared[2], repeats, random)));
            }

            return ArmComparisons.Of(
                new ArmOutcomes(new RunArm { Name = "base", Model = "" }, first),
                [new ArmOutcomes(new RunArm { Name = "arm", Model = "" }, second)],
                options)[0][ComparedMetric.Accuracy]!;
        })];
    }

    // A case is right where its difficulty, half of which is shared, stays below what the model can.
    private static double Share(double accuracy, double shared, int repeats, Random random)
    {
        double able = Pointsman.Normal.Quantile(accuracy) * 2, right = 0;
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            right += shared + (Math.Sqrt(2) * Normal(random)) < able ? 1 : 0;
        }

        return right / repeats;
    }

    private static CaseOutcome Outcome(int at, int cluster, double passed) =>
        new(at.ToString(CultureInfo.InvariantCulture))
        {
            Passed = passed, Cluster = cluster == 0 ? null : (at / cluster).ToString(CultureInfo.InvariantCulture),
        };

    private static double Normal(Random random) => Pointsman.Normal.Quantile(1 - random.NextDouble());
}
