using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

public sealed class AccuracyVerdictTests
{
    private static readonly Gen<(int Both, int Base, int Arm, int Neither)> AnyCounts =
        from both in Gen.Choose(0, 60)
        from one in Gen.Choose(0, 30)
        from other in Gen.Choose(0, 30)
        from neither in Gen.Choose(2, 30)
        select (both, one, other, neither);

    // Counts of the much used example with 121 and 59 that differ; mid-p is 2 Σ C(180, k ≤ 59) / 2¹⁸⁰ − C(180, 59) /
    // 2¹⁸⁰, summed in whole numbers: 3.266646795774592e-06. The uncorrected chi-square is 62² / 180 = 21.36.
    [Fact]
    public void Of_121_against_59_the_arm_is_better_with_the_p_value_of_McNemar()
    {
        Verdict verdict = SomeRun.Counted(101, 59, 121, 33).Accuracy();
        Assert.Equal(VerdictKind.Better, verdict.Kind);
        Assert.Equal(3.266646795774592e-06, verdict.PValue, 1e-15);
        Assert.Equal(62 / 314.0, verdict.Gain.Value, 1e-12);
        Assert.True(verdict.Gain.Low > 0);
        Assert.Equal(314, verdict.Pairs);
        Assert.Equal("McNemar's test, mid-p", verdict.Test);
    }

    // By hand: 2 · (1 + 6 + 15) / 64 − 15 / 64 = 29 / 64.
    [Fact]
    public void Of_4_against_2_the_p_value_is_that_of_six_coins()
    {
        Verdict verdict = SomeRun.Counted(20, 2, 4, 4).Accuracy();
        Assert.Equal(29 / 64.0, verdict.PValue, 1e-12);
        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
        Assert.True(verdict.MoreCases > 0);
    }

    [Fact]
    public void Not_worse_is_shown_by_enough_cases_and_not_by_few()
    {
        Assert.Equal(VerdictKind.NotWorse, SomeRun.Counted(700, 30, 30, 240).Accuracy().Kind);
        Verdict few = SomeRun.Counted(70, 8, 8, 14).Accuracy();
        Assert.Equal(VerdictKind.Inconclusive, few.Kind);
        Assert.Contains("needs about", VerdictText.Kind(few), StringComparison.Ordinal);
    }

    [Fact]
    public void Worse_is_shown_unless_it_is_within_the_margin()
    {
        Assert.Equal(VerdictKind.Worse, SomeRun.Counted(700, 120, 30, 150).Accuracy().Kind);
        Verdict within = SomeRun.Counted(4700, 60, 20, 220).Accuracy();
        Assert.True(within.AdjustedPValue < 0.05 && within.Gain.Value < 0);
        Assert.Equal(VerdictKind.NotWorse, within.Kind);
    }

    [Fact]
    public void Swapped_arms_turn_the_sign_and_the_verdict_where_there_is_no_margin() => Prop.ForAll(
        AnyCounts.ToArbitrary(), counts =>
        {
            (int both, int one, int other, int neither) = counts;
            Verdict there = SomeRun.Counted(both, one, other, neither, margin: 0).Accuracy();
            Verdict back = SomeRun.Counted(both, other, one, neither, margin: 0).Accuracy();
            return Math.Abs(there.Gain.Value + back.Gain.Value) < 1e-12
                && Math.Abs(there.Gain.Low + back.Gain.High) < 1e-9 && there.PValue == back.PValue
                && there.Kind == back.Kind switch
                {
                    VerdictKind.Better => VerdictKind.Worse, VerdictKind.Worse => VerdictKind.Better, var same => same,
                };
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_counts_and_the_margin_every_figure_is_a_number() => Prop.ForAll(
        AnyCounts.ToArbitrary(), Gen.Elements(0, 0.001, 0.05, 0.5, 1).ToArbitrary(), (counts, margin) =>
        {
            (int both, int one, int other, int neither) = counts;
            Verdict verdict = SomeRun.Counted(both, one, other, neither, margin).Accuracy();
            double[] figures =
            [
                verdict.Gain.Value, verdict.Gain.Low, verdict.Gain.High, verdict.PValue, verdict.AdjustedPValue,
                verdict.MarginPValue,
            ];
            return figures.All(double.IsFinite) && verdict.Gain.Low <= verdict.Gain.Value
                && verdict.Gain.Value <= verdict.Gain.High && verdict.PValue is >= 0 and <= 1
                && verdict.MoreCases is null or > 0
                && (verdict.Kind != VerdictKind.Better || (verdict.AdjustedPValue <= 0.05 && verdict.Gain.Value > 0));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Identical_answers_show_nothing_by_few_cases_and_not_worse_by_many()
    {
        Verdict few = SomeRun.Counted(20, 0, 0, 0).Accuracy();
        Assert.Equal(VerdictKind.Inconclusive, few.Kind);
        Assert.Equal(1, few.PValue);
        Assert.Equal(VerdictKind.NotWorse, SomeRun.Counted(100, 0, 0, 0).Accuracy().Kind);
    }

    [Fact]
    public void One_case_is_not_compared()
    {
        ArmComparison one = ArmComparisons.Of(SomeRun.Counted(0, 0, 1, 0))[0];
        Assert.Empty(one.Verdicts);
    }

    [Fact]
    public void Cases_that_one_arm_did_not_do_are_left_out()
    {
        Run run = SomeRun.Of(50,
        [
            SomeRun.Arm("base", at => at % 2 == 0),
            ("arm", (at, _) => at < 10 ? null : at < 20 ? new Did(true) { Error = "no judge" } : new Did(true)),
        ]);
        Verdict verdict = run.Accuracy();
        Assert.Equal(30, verdict.Pairs);
        Assert.Equal(0.5, verdict.Gain.Value, 1e-12);
    }

    [Fact]
    public void Two_cases_of_one_name_are_two_cases()
    {
        Run run = SomeRun.Of(
            40, [SomeRun.Arm("base", at => at % 2 == 0), SomeRun.Arm("arm", _ => true)],
            one: (at, plain) => plain with { Id = $"same{at / 2}" });
        Assert.Equal(40, run.Accuracy().Pairs);
    }

    // Holm by hand: three arms with 10 : 0, 8 : 0 and 1 : 1. Mid-p: 2⁻¹⁰, 2⁻⁸ and 1; times 3, times 2, times 1.
    [Fact]
    public void Several_arms_are_corrected_by_Holm()
    {
        Run run = SomeRun.Of(100,
        [
            SomeRun.Arm("base", at => at >= 10), SomeRun.Arm("ten", _ => true), SomeRun.Arm("eight", at => at >= 2),
            SomeRun.Arm("same", at => at is 0 or > 10),
        ]);
        double[] adjusted = [.. ArmComparisons.Of(run).Select(one => one[ComparedMetric.Accuracy]!.AdjustedPValue)];
        Assert.Equal([3 / 1024.0, 2 / 256.0, 1], adjusted, (one, other) => Math.Abs(one - other) < 1e-12);
    }
}
