using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

public sealed class RepeatedVerdictTests
{
    [Fact]
    public void Repeats_are_averaged_by_case_and_do_not_count_as_cases()
    {
        Run run = SomeRun.Of(
            60,
            [
                ("base", (at, repeat) => new Did((at + repeat) % 3 == 0)),
                ("arm", (at, repeat) => new Did(repeat < 2)),
            ],
            repeats: 3);
        Verdict verdict = run.Accuracy();
        Assert.Equal(60, verdict.Pairs);
        Assert.Equal(1 / 3.0, verdict.Gain.Value, 1e-12);
        Assert.StartsWith("sign-flip test", verdict.Test, StringComparison.Ordinal);
    }

    [Fact]
    public void Repeats_that_never_differ_are_as_cases_asked_once()
    {
        Verdict once = SomeRun.Counted(101, 59, 121, 33).Accuracy();
        Run thrice = SomeRun.Of(
            314,
            [
                ("base", (at, _) => new Did(at < 160)),
                ("arm", (at, _) => new Did(at is < 101 or (>= 160 and < 281))),
            ],
            repeats: 3);
        Assert.Equal(once.PValue, thrice.Accuracy().PValue);
        Assert.Equal(once.Gain, thrice.Accuracy().Gain);
    }

    // 40 clusters, all differences 0: a t test would be sure; 40 agreements show ± 8.8 points and no more.
    [Fact]
    public void Differences_that_are_all_alike_make_no_verdict_out_of_few_clusters()
    {
        Verdict verdict = Clustered(40, _ => (true, true)).Accuracy();
        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
        Assert.True(verdict.Gain is { Low: < -0.05, High: > 0.05 });
        Assert.InRange(verdict.MoreCases!.Value, 20, 400);
        Assert.Equal(VerdictKind.NotWorse, Clustered(100, _ => (true, true)).Accuracy().Kind);
    }

    [Fact]
    public void Two_clusters_of_alike_differences_show_nothing()
    {
        Verdict verdict = Clustered(2, _ => (false, true)).Accuracy();
        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
        Assert.True(verdict.PValue >= 0.5);
    }

    // Cases of a cluster stand or fall together; as single cases the same figures would be a finding.
    [Fact]
    public void Clusters_are_the_witnesses_and_not_their_cases()
    {
        (bool, bool) Outcome(int cluster) => (cluster % 2 == 0, cluster % 2 == 0 ^ cluster < 6);
        Verdict clustered = Clustered(20, Outcome).Accuracy();
        Verdict single = SomeRun.Of(
            100,
            [SomeRun.Arm("base", at => Outcome(at / 5).Item1), SomeRun.Arm("arm", at => Outcome(at / 5).Item2)])
            .Accuracy();
        Assert.Equal(single.Gain.Value, clustered.Gain.Value, 1e-12);
        Assert.True(clustered.Gain.Width > 1.5 * single.Gain.Width);
        Assert.Contains("by clusters", clustered.Test, StringComparison.Ordinal);
    }

    // Exact by hand: 5 clusters that all gain have 2 of 2⁵ signs as far out.
    [Fact]
    public void Five_clusters_that_all_gain_have_a_p_value_of_2_in_32()
    {
        Verdict verdict = Clustered(5, _ => (false, true)).Accuracy();
        Assert.Equal(2 / 32.0, verdict.PValue, 1e-12);
    }

    [Fact]
    public void Whatever_the_clusters_every_figure_is_a_number() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 3)).Where(list => list.Count is > 1 and < 40).ToArbitrary(), list =>
        {
            Verdict verdict = Clustered(list.Count, at => (list[at] % 2 == 0, list[at] > 1)).Accuracy();
            return double.IsFinite(verdict.Gain.Low) && double.IsFinite(verdict.Gain.High)
                && verdict.Gain.Low <= verdict.Gain.Value + 1e-12 && verdict.Gain.Value <= verdict.Gain.High + 1e-12
                && verdict.PValue is > 0 and <= 1 && verdict.MarginPValue is >= 0 and <= 1
                && verdict.MoreCases is null or > 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_run_gives_the_same_verdict()
    {
        Run Make() => SomeRun.Of(
            60,
            [
                ("base", (at, repeat) => new Did((at + repeat) % 3 == 0)),
                ("arm", (at, repeat) => new Did((at * repeat) % 5 < 2)),
            ],
            repeats: 3);
        Assert.Equal(Make().Accuracy(), Make().Accuracy());
    }

    private static Run Clustered(int clusters, Func<int, (bool Base, bool Arm)> outcome) => SomeRun.Of(
        clusters * 5,
        [SomeRun.Arm("base", at => outcome(at / 5).Base), SomeRun.Arm("arm", at => outcome(at / 5).Arm)],
        one: (at, plain) => plain with { Cluster = $"text {at / 5}" });
}
