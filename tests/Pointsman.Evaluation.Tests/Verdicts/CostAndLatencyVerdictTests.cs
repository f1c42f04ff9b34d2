using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

public sealed class CostAndLatencyVerdictTests
{
    [Fact]
    public void A_paid_arm_beside_a_free_baseline_is_dearer()
    {
        Verdict cost = Costs(_ => 0m, _ => 0.01m);
        Assert.Equal(VerdictKind.Worse, cost.Kind);
        Assert.True(cost.IsBesideFree);
        Assert.Equal("costs, where the baseline is free", VerdictText.Gain(cost));
    }

    [Fact]
    public void A_free_arm_beside_a_paid_baseline_is_cheaper_by_all_of_it()
    {
        Verdict cost = Costs(_ => 0.01m, _ => 0m);
        Assert.Equal(VerdictKind.Better, cost.Kind);
        Assert.Equal(1, cost.Gain.Value, 1e-12);
        Assert.StartsWith("0.00 × the cost", VerdictText.Gain(cost), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_free_arms_are_not_dearer_than_each_other()
    {
        Verdict cost = Costs(_ => 0m, _ => 0m);
        Assert.Equal(VerdictKind.NotWorse, cost.Kind);
        Assert.Equal(0, cost.Gain.Value);
        Assert.Equal(1, cost.PValue);
    }

    [Fact]
    public void Two_answers_show_no_cost_to_be_within_the_margin() =>
        Assert.Equal(VerdictKind.Inconclusive, Costs(_ => 0.01m, _ => 0.01m, 2).Kind);

    [Fact]
    public void An_unknown_cost_of_a_case_leaves_the_case_out()
    {
        Run run = SomeRun.Of(30,
        [
            ("base", (at, _) => new Did(true) { Dollars = at < 10 ? null : 0.01m }),
            ("arm", (_, _) => new Did(true) { Dollars = 0.005m }),
        ]);
        Assert.Equal(20, ArmComparisons.Of(run)[0][ComparedMetric.Cost]!.Pairs);
    }

    // Results of other programs often have no times: 0 s would be the fastest of all, and within every bound.
    [Fact]
    public void Times_that_nobody_measured_show_nothing()
    {
        Run run = SomeRun.Of(
            200, [SomeRun.Arm("timed", _ => true), ("untimed", (_, _) => new Did(true) { Seconds = null })],
            header => header with { Criteria = ["p95 < 2s"] });
        Assert.Null(ArmComparisons.Of(run)[0][ComparedMetric.Latency]);
        Assert.Equal("timed", BestModel.Of(run, ComparedMetric.Latency).Best!.Name);
        Assert.Equal(
            [CriterionOutcome.Met, CriterionOutcome.CannotSay],
            Criteria.Of(run).Select(arm => arm.Criteria[0].Outcome));
        Assert.Null(RunMetrics.Of(run)[1].Latency);
    }

    // Costs of answers vary a hundredfold, and one arm costs four fifths of the other on each: the ratio is known well.
    [Fact]
    public void The_interval_of_a_ratio_is_that_of_the_ratio_and_not_of_the_costs()
    {
        Verdict cost = Costs(at => 0.001m * (1 + at), at => 0.0008m * (1 + at), 100);
        Assert.Equal(0.2, cost.Gain.Value, 1e-9);
        Assert.True(cost.Gain.Width < 1e-6);
        Assert.Equal(VerdictKind.Better, cost.Kind);
    }

    // One answer in thirty costs a thousandfold, so that next to nothing is known of the mean.
    [Fact]
    public void No_cost_is_below_nothing()
    {
        Verdict cost = Costs(_ => 0.001m, at => at == 0 ? 1m : 0.002m, 30);
        Assert.True(cost.Gain.High > 1, $"{cost.Gain}");
        Assert.Contains("× the cost (0.00 to ", VerdictText.Gain(cost), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slower_arm_is_slower_by_its_ratio()
    {
        Run run = SomeRun.Of(40,
        [
            ("base", (at, _) => new Did(true) { Seconds = 1 + (at % 5) }),
            ("arm", (at, _) => new Did(true) { Seconds = 2 * (1 + (at % 5)) }),
        ]);
        Verdict latency = ArmComparisons.Of(run)[0][ComparedMetric.Latency]!;
        Assert.Equal(VerdictKind.Worse, latency.Kind);
        Assert.Equal(-Math.Log(2), latency.Gain.Value, 1e-9);
        Assert.StartsWith("2.00 × the time", VerdictText.Gain(latency), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_costs_every_figure_is_a_number_and_turns_with_the_arms() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 9)).Where(list => list.Count is > 1 and < 40).ToArbitrary(), list =>
        {
            decimal One(int at) => list[at] / 100m;
            decimal Other(int at) => list[list.Count - 1 - at] / 50m;
            Verdict there = Costs(One, Other, list.Count), back = Costs(Other, One, list.Count);
            return double.IsFinite(there.Gain.Low) && double.IsFinite(there.Gain.High)
                && Math.Sign(Math.Round(there.Gain.Value, 9)) == -Math.Sign(Math.Round(back.Gain.Value, 9))
                && Math.Abs(there.PValue - back.PValue) < 1e-9 && there.MoreCases is null or > 0;
        }).QuickCheckThrowOnFailure();

    private static Verdict Costs(Func<int, decimal> baseline, Func<int, decimal> arm, int cases = 40)
    {
        Run run = SomeRun.Of(cases,
        [
            ("base", (at, _) => new Did(true) { Dollars = baseline(at) }),
            ("arm", (at, _) => new Did(true) { Dollars = arm(at) }),
        ]);
        return ArmComparisons.Of(run)[0][ComparedMetric.Cost]!;
    }
}
