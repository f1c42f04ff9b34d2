using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

public sealed class BestModelTests
{
    [Fact]
    public void The_best_by_accuracy_is_shown_where_every_pair_of_arms_is_corrected_for()
    {
        Run run = Three(300, 0.5, 0.7, 0.9);
        var best = BestModel.Of(run, ComparedMetric.Accuracy);
        Assert.Equal("c", best.Best!.Name);
        Assert.True(best.IsShown);
        Assert.Equal(["c", "b", "a"], best.Ranking.Select(arm => arm.Arm.Name));
        Verdict beside = best.Ranking[1].Beside!;
        Assert.Equal(Math.Min(1, 3 * beside.PValue), beside.AdjustedPValue);
        Assert.Equal("c is the best by accuracy, which is shown", best.Sentence);
    }

    [Fact]
    public void Arms_that_the_best_is_not_shown_to_beat_are_tied_with_it()
    {
        var best = BestModel.Of(Three(100, 0.5, 0.86, 0.88), ComparedMetric.Accuracy);
        Assert.False(best.IsShown);
        Assert.Equal(["b"], best.TiedWith.Select(arm => arm.Name));
        Assert.Equal("c is the best by accuracy, tied with b", best.Sentence);
    }

    [Fact]
    public void Equal_arms_keep_the_order_of_the_run()
    {
        var best = BestModel.Of(Three(100, 0.8, 0.8, 0.8), ComparedMetric.Accuracy);
        Assert.Equal("a", best.Best!.Name);
        Assert.Equal(["b", "c"], best.TiedWith.Select(arm => arm.Name));
    }

    [Fact]
    public void The_fastest_and_the_cheapest_are_found_too()
    {
        Run run = Three(100, 0.5, 0.7, 0.9);
        var fastest = BestModel.Of(run, ComparedMetric.Latency);
        var cheapest = BestModel.Of(run, ComparedMetric.Cost);
        Assert.Equal(("a", true), (fastest.Best!.Name, fastest.IsShown));
        Assert.Equal(("a", true), (cheapest.Best!.Name, cheapest.IsShown));
        Assert.Equal(0.001, cheapest.Ranking[0].Value, 1e-12);
    }

    [Fact]
    public void Within_a_bound_of_cost_what_is_dearer_takes_no_part()
    {
        var best = BestModel.Of(Three(300, 0.5, 0.7, 0.9), ComparedMetric.Accuracy, mostCost: new Usd(0.002m));
        Assert.Equal("b", best.Best!.Name);
        Assert.Contains("more than", best.LeftOut.Single().Why, StringComparison.Ordinal);
        Assert.Contains("an answer at most", best.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Within_a_category_its_cases_alone_count()
    {
        Run run = SomeRun.Of(
            200, [SomeRun.Arm("a", at => at < 100), SomeRun.Arm("b", at => at >= 100)],
            one: (at, plain) => plain with { Category = at < 100 ? "first" : "second" });
        Assert.Equal("a", BestModel.Of(run, ComparedMetric.Accuracy, "first").Best!.Name);
        Assert.Equal("b", BestModel.Of(run, ComparedMetric.Accuracy, "second").Best!.Name);
        Assert.Null(BestModel.Of(run, ComparedMetric.Accuracy, "third").Best);
    }

    [Fact]
    public void Arms_with_too_many_errors_or_without_a_known_cost_are_left_out()
    {
        Run run = SomeRun.Of(100,
        [
            ("broken", (at, _) => at % 5 == 0 ? null : new Did(true) { Dollars = 0 }),
            ("unpriced", (at, _) => new Did(true) { Dollars = at == 3 ? null : 0.001m }),
            SomeRun.Arm("plain", _ => true),
        ]);
        var cheapest = BestModel.Of(run, ComparedMetric.Cost);
        Assert.Equal("plain", cheapest.Best!.Name);
        Assert.Equal(["broken", "unpriced"], cheapest.LeftOut.Select(arm => arm.Arm.Name));
        Assert.False(cheapest.IsShown);
        Assert.EndsWith("being the only one", cheapest.Sentence, StringComparison.Ordinal);
    }

    private static Run Three(int cases, double a, double b, double c) => SomeRun.Of(cases,
    [
        SomeRun.Arm("a", at => at < a * cases, 0.001m, 0.5), SomeRun.Arm("b", at => at < b * cases, 0.002m, 1),
        SomeRun.Arm("c", at => at < c * cases, 0.004m, 2),
    ]);
}
