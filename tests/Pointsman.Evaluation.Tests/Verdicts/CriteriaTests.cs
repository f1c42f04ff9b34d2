using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

public sealed class CriteriaTests
{
    [Theory]
    [InlineData("accuracy > 80%", CriterionOutcome.Met)]
    [InlineData("accuracy > 99%", CriterionOutcome.NotMet)]
    [InlineData("accuracy > 90%", CriterionOutcome.CannotSay)]
    [InlineData("score >= 0.8", CriterionOutcome.Met)]
    [InlineData("failures < 5%", CriterionOutcome.Met)]
    [InlineData("p95 < 2s", CriterionOutcome.Met)]
    [InlineData("p50 < 500ms", CriterionOutcome.NotMet)]
    [InlineData("first-token < 1s", CriterionOutcome.Met)]
    [InlineData("tokens-per-second > 50", CriterionOutcome.Met)]
    [InlineData("tokens < 151.5", CriterionOutcome.Met)]
    [InlineData("cost < $0.01", CriterionOutcome.Met)]
    [InlineData("cost < $0.0005", CriterionOutcome.NotMet)]
    public void A_criterion_is_met_or_not_where_the_interval_lies_on_one_side(string text, CriterionOutcome outcome)
    {
        CriterionResult result = Of(200, text, at => new Did(at % 10 != 0));
        Assert.Equal(outcome, result.Outcome);
        Assert.NotNull(result.Measured);
        Assert.Equal(outcome == CriterionOutcome.CannotSay, result.Why is not null);
    }

    // Conover: of 100 values the 40th and the 61st enclose the median, the 90th and the 100th the 95th percentile.
    [Theory]
    [InlineData("p50 < 1s", 40, 61)]
    [InlineData("p95 < 1s", 90, 100)]
    public void Percentiles_lie_between_the_published_ranks(string text, int low, int high)
    {
        CriterionResult result = Of(100, text, at => new Did(true) { Seconds = at + 1 });
        Assert.Equal(low, result.Measured!.Low, 1e-9);
        Assert.Equal(high, result.Measured.High, 1e-9);
    }

    [Fact]
    public void Of_71_answers_no_p95_is_bounded_above_and_of_72_it_is()
    {
        CriterionResult few = Of(71, "p95 < 2s", _ => new Did(true));
        Assert.Equal(CriterionOutcome.CannotSay, few.Outcome);
        Assert.Contains("72 do", few.Why, StringComparison.Ordinal);
        Assert.True(double.IsFinite(few.Measured!.High));
        Assert.Equal(CriterionOutcome.Met, Of(72, "p95 < 2s", _ => new Did(true)).Outcome);
    }

    [Fact]
    public void Repeats_of_a_case_that_hang_together_are_fewer_witnesses_of_its_time()
    {
        CriterionResult once = Of(60, "p50 < 1s", at => new Did(true) { Seconds = at + 1 });
        CriterionResult thrice = Of(60, "p50 < 1s", at => new Did(true) { Seconds = at + 1 }, repeats: 3);
        Assert.Equal(once.Measured!.Value, thrice.Measured!.Value, 0.51);
        Assert.InRange(thrice.Measured.Width / once.Measured.Width, 0.8, 1.3);
    }

    [Fact]
    public void An_unknown_cost_cannot_be_said()
    {
        CriterionResult result = Of(200, "cost < $0.01", at => new Did(true) { Dollars = at == 7 ? null : 0.001m });
        Assert.Equal(CriterionOutcome.CannotSay, result.Outcome);
        Assert.Contains("1 of 200 answers", result.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_have_an_interval_that_holds_the_mean()
    {
        CriterionResult result = Of(100, "cost < $1", at => new Did(true) { Dollars = 0.01m * (1 + (at % 7)) });
        Assert.Equal(CriterionOutcome.Met, result.Outcome);
        Assert.True(result.Measured!.Low < result.Measured.Value && result.Measured.Value < result.Measured.High);
    }

    [Fact]
    public void Consistency_is_unknown_where_nothing_was_repeated_and_never_certain_where_it_was()
    {
        Assert.Equal(CriterionOutcome.CannotSay, Of(50, "consistency > 90%", _ => new Did(true)).Outcome);
        CriterionResult three = Of(3, "consistency > 90%", _ => new Did(true), repeats: 3);
        Assert.Equal(1, three.Measured!.Value);
        Assert.Equal(CriterionOutcome.CannotSay, three.Outcome);
        Assert.Equal(CriterionOutcome.Met, Of(100, "consistency > 90%", _ => new Did(true), repeats: 3).Outcome);
    }

    [Fact]
    public void A_few_clusters_that_all_pass_are_not_certain()
    {
        Run run = SomeRun.Of(
            15, [SomeRun.Arm("a", _ => true)], header => header with { Criteria = ["accuracy > 95%"] },
            (at, plain) => plain with { Cluster = $"{at / 5}" });
        CriterionResult result = Criteria.Of(run)[0].Criteria[0];
        Assert.Equal(CriterionOutcome.CannotSay, result.Outcome);
        Assert.True(result.Measured!.Low < 0.9);
    }

    [Fact]
    public void A_run_passes_when_one_arm_meets_all_and_none_has_too_many_errors()
    {
        (string, Func<int, int, Did?>) good = SomeRun.Arm("good", _ => true), bad = SomeRun.Arm("bad", _ => false);
        Assert.True(Judge(good, bad).Passes);
        RunJudgement failed = Judge(bad, bad with { Item1 = "bad too" });
        Assert.False(failed.Passes);
        Assert.Contains("bad misses a criterion: 0 %", failed.Faults[0], StringComparison.Ordinal);
        RunJudgement broken = Judge(good, ("broken", (at, _) => at % 5 == 0 ? null : new Did(true)));
        Assert.False(broken.Passes);
        Assert.Contains("20 % of the questions to broken", broken.Faults[0], StringComparison.Ordinal);
        Assert.True(broken.Arms[0].Passes);
        Assert.False(broken.Arms[1].Passes);
    }

    [Fact]
    public void A_run_that_was_cut_off_does_not_pass()
    {
        RunJudgement judged = RunJudgement.Of(SomeRun.Of(100, [SomeRun.Arm("a", _ => true)], ended: false));
        Assert.False(judged.Passes);
        Assert.Equal("the run was cut off", judged.Faults[0]);
    }

    [Fact]
    public void Without_criteria_a_run_passes_by_its_errors() =>
        Assert.True(RunJudgement.Of(SomeRun.Of(100, [SomeRun.Arm("a", _ => false)])).Passes);

    private static RunJudgement Judge(params (string, Func<int, int, Did?>)[] arms) => RunJudgement.Of(
        SomeRun.Of(100, arms, header => header with { Criteria = ["accuracy > 90%"] }));

    private static CriterionResult Of(int cases, string criterion, Func<int, Did> does, int repeats = 1) => Criteria.Of(
        SomeRun.Of(
            cases, [("a", (at, _) => does(at))], header => header with { Criteria = [criterion] }, repeats: repeats))[0]
        .Criteria[0];
}
