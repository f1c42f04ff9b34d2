using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

public sealed class RecommendationTests
{
    [Fact]
    public void The_cheapest_that_is_not_worse_than_the_best_is_recommended()
    {
        Recommendation found = Of(1000, 0.90, 0.895, 0.5);
        Assert.Equal("cheap", found.Arm!.Name);
        Assert.StartsWith("Use cheap: not worse than dear, the best by accuracy, and 0.10 × its cost", found.Sentence,
            StringComparison.Ordinal);
        Assert.Equal(["dear", "bad"], found.PassedOver.Select(arm => arm.Arm.Name));
        Assert.StartsWith("good enough, and dearer", found.PassedOver[0].Why, StringComparison.Ordinal);
        Assert.StartsWith("worse beside dear", found.PassedOver[1].Why, StringComparison.Ordinal);
        string evidence = string.Join('\n', found.Evidence);
        Assert.Contains("suite hash 0123456789ab", evidence, StringComparison.Ordinal);
        Assert.Contains("1,000 cases", evidence, StringComparison.Ordinal);
        Assert.Contains("margin 5 %", evidence, StringComparison.Ordinal);
        Assert.Contains("latency p50", evidence, StringComparison.Ordinal);
        Assert.False(found.IsSimulated);
    }

    [Fact]
    public void Too_few_cases_recommend_nothing_and_say_how_many_are_missing()
    {
        Recommendation found = Of(20, 0.90, 0.85, 0.75);
        Assert.Null(found.Arm);
        Assert.Matches("^No recommendation: needs about [0-9,]+ more cases; ", found.Sentence);
        Assert.True(found.MoreCases > 0);
    }

    [Fact]
    public void The_dear_best_is_recommended_where_it_is_shown_to_be_better()
    {
        Recommendation found = Of(1000, 0.90, 0.80, 0.5);
        Assert.Equal("dear", found.Arm!.Name);
        Assert.Contains("shown to be better by accuracy than every other", found.Sentence, StringComparison.Ordinal);
    }

    // The dear one is shown to be not worse; that the cheap one is as good is open.
    [Fact]
    public void A_cheaper_arm_of_which_nothing_is_shown_is_told_of()
    {
        Run run = SomeRun.Of(300,
        [
            SomeRun.Arm("dear", at => at % 10 != 0, 0.01m),
            SomeRun.Arm("cheap", at => at is >= 9 && at % 10 is not 1, 0.001m),
        ]);
        Recommendation found = RunJudgement.Of(run).Recommendation;
        Assert.Equal("dear", found.Arm!.Name);
        Assert.Contains("whether cheap, which is cheaper, is good enough is not shown", found.Reasons[^1],
            StringComparison.Ordinal);
        Assert.True(found.MoreCases > 0);
    }

    [Fact]
    public void An_arm_that_misses_a_criterion_is_passed_over_though_it_is_the_best()
    {
        Recommendation found = Of(1000, 0.90, 0.89, 0.5, header => header with { Criteria = ["cost < $0.005"] });
        Assert.Equal("cheap", found.Arm!.Name);
        Assert.Contains("misses a criterion: $0.01", found.PassedOver[0].Why, StringComparison.Ordinal);
        Assert.Contains(
            found.Reasons, reason => reason.StartsWith("it meets every criterion", StringComparison.Ordinal));
    }

    [Fact]
    public void Criteria_that_nobody_is_shown_to_meet_recommend_nothing()
    {
        Recommendation open = Of(200, 0.92, 0.915, 0.5, header => header with { Criteria = ["accuracy > 90%"] });
        Assert.Null(open.Arm);
        Assert.Contains("no arm is shown to meet every criterion", open.Sentence, StringComparison.Ordinal);
        Assert.True(open.MoreCases > 100);
        Recommendation missed = Of(200, 0.92, 0.915, 0.5, header => header with { Criteria = ["accuracy > 99%"] });
        Assert.Equal("No recommendation: every arm misses a criterion.", missed.Sentence);
    }

    [Fact]
    public void An_arm_with_too_many_errors_is_never_recommended()
    {
        Run run = SomeRun.Of(1000,
        [
            SomeRun.Arm("sound", at => at % 10 != 0, 0.01m),
            ("broken", (at, _) => at % 10 == 0 ? null : new Did(true) { Dollars = 0 }),
        ]);
        Recommendation found = RunJudgement.Of(run).Recommendation;
        Assert.NotEqual("broken", found.Arm?.Name);
        Assert.Contains(
            "went wrong", found.PassedOver.Single(arm => arm.Arm.Name == "broken").Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_cut_off_recommends_nothing()
    {
        Run run = SomeRun.Of(1000, [SomeRun.Arm("a", _ => true), SomeRun.Arm("b", _ => true)], ended: false);
        Assert.Equal(
            "No recommendation: the run did not come to its end.", RunJudgement.Of(run).Recommendation.Sentence);
    }

    [Fact]
    public void One_arm_is_recommended_by_its_criteria_alone()
    {
        Run With(params string[] criteria) => SomeRun.Of(
            200, [SomeRun.Arm("only", at => at % 20 != 0)], header => header with { Criteria = criteria });
        Assert.Null(RunJudgement.Of(With()).Recommendation.Arm);
        Assert.Equal(
            "Use only: it meets every criterion.", RunJudgement.Of(With("accuracy > 85%")).Recommendation.Sentence);
        Assert.Null(RunJudgement.Of(With("accuracy > 95%")).Recommendation.Arm);
    }

    [Fact]
    public void Simulated_arms_are_called_simulated()
    {
        Recommendation found = Of(1000, 0.90, 0.895, 0.5, header => header with
        {
            Arms = [.. header.Arms.Select(arm => arm with { Simulated = true })],
        });
        Assert.True(found.IsSimulated);
        Assert.StartsWith("Use cheap (simulated)", found.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(", simulated", found.Evidence[0], StringComparison.Ordinal);
    }

    private static Recommendation Of(
        int cases, double dear, double cheap, double bad, Func<RunHeader, RunHeader>? header = null) =>
        RunJudgement.Of(SomeRun.Of(
            cases,
            [
                SomeRun.Arm("dear", at => at < dear * cases, 0.01m),
                SomeRun.Arm("cheap", at => at < cheap * cases, 0.001m),
                SomeRun.Arm("bad", at => at < bad * cases, 0.0001m),
            ],
            header)).Recommendation;
}
