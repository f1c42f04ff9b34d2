using System.Text.Json;
using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

public sealed class JudgeAgreementTests
{
    // The table of 20, 5, 10 and 15: both say yes to 20, no to 15; observed 0.7, by chance 0.5, kappa 0.4.
    [Fact]
    public void Kappa_of_the_usual_example_is_0_4()
    {
        JudgeAgreement judge = Of(
            50, at => at < 25 ? "\"yes\"" : "\"no\"", at => new Did(at is < 20 or (>= 25 and < 35)));
        Assert.Equal(50, judge.Labels);
        Assert.Equal(0.4, judge.Kappa!.Value, 1e-12);
        Assert.Equal(0.7, judge.Share!.Value, 1e-12);
        Assert.InRange(judge.Kappa.Low, 0.1, 0.2);
        Assert.False(judge.IsWeighted);
    }

    [Fact]
    public void Points_are_weighted_by_the_square_of_their_distance()
    {
        // One point beside throughout costs little; four points beside throughout would be as bad as can be.
        JudgeAgreement near = Of(50, at => $"{1 + (at % 5)}", at => Rated(Math.Min(5, 2 + (at % 5))));
        JudgeAgreement far = Of(50, at => $"{1 + (at % 5)}", at => Rated(5 - (at % 5)));
        Assert.True(near.IsWeighted);
        Assert.True(near.Kappa!.Value > 0.7);
        Assert.Equal(-1, far.Kappa!.Value, 1e-9);
    }

    [Fact]
    public void Full_agreement_is_not_certain()
    {
        JudgeAgreement judge = Of(20, at => at % 2 == 0 ? "1" : "0", at => new Did(at % 2 == 0));
        Assert.Equal(1, judge.Kappa!.Value, 1e-12);
        Assert.InRange(judge.Kappa.Low, 0.5, 0.9);
    }

    [Fact]
    public void Labels_that_are_all_alike_show_nothing()
    {
        JudgeAgreement judge = Of(20, _ => "true", _ => new Did(true));
        Assert.Equal(20, judge.Labels);
        Assert.Null(judge.Kappa);
    }

    [Fact]
    public void A_plain_label_is_of_the_baseline_and_an_object_names_arms()
    {
        Assert.Equal(10, Of(10, _ => "\"pass\"", _ => new Did(true)).Labels);
        Assert.Equal(20, Of(10, _ => """{"base": "pass", "arm": 0}""", _ => new Did(true)).Labels);
        Assert.Equal(0, Of(10, _ => "\"perhaps\"", _ => new Did(true)).Labels);
        Assert.Equal(0, Of(10, _ => "17", _ => new Did(true)).Labels);
    }

    [Fact]
    public void Errors_and_how_far_a_judge_differs_from_itself_are_counted()
    {
        JudgeAgreement judge = Of(10, _ => "1", at => at < 3
            ? new Did(true) { Error = "away" }
            : new Did(true) { Votes = [0, 1] });
        Assert.Equal(6, judge.Errors);
        Assert.Equal(Math.Sqrt(0.5), judge.SelfDeviation!.Value, 1e-12);
        Assert.Equal(7, judge.Labels);
    }

    private static Did Rated(int points) => new(points > 3) { Score = (points - 1) / 4.0 };

    private static JudgeAgreement Of(int cases, Func<int, string> human, Func<int, Did> does) =>
        RunJudgement.Of(SomeRun.Of(
        cases, [("base", (at, _) => does(at)), ("arm", (at, _) => does(at))],
        header => header with { Evaluators = [new RunEvaluator("clear", "rubric", 1) { Judges = ["other/judge"] }] },
        (at, plain) => plain with
        {
            Values = new Dictionary<string, JsonElement>(plain.Values) { ["human"] = JsonElement.Parse(human(at)) },
        })).Judges.Single();
}
