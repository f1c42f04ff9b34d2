using System.Text.Json;
using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

public sealed class PitfallTests
{
    private static readonly JsonElement Cold = JsonElement.Parse("""{"temperature": 0}""");

    [Fact]
    public void A_sound_run_has_no_pitfall() => Assert.Empty(Of(Sound()));

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void Fewer_than_100_cases_are_few(int cases, bool few) =>
        Assert.Equal(few, Of(Sound(cases)).Contains("few-cases"));

    [Fact]
    public void What_is_asked_may_be_unrepresentative()
    {
        Assert.Contains("no-categories", Of(Sound(one: (_, plain) => plain with { Category = null })));
        Assert.Contains("one-category", Of(Sound(one: (at, plain) => plain with { Category = at < 170 ? "a" : "b" })));
        Assert.DoesNotContain(
            "one-category", Of(Sound(one: (at, plain) => plain with { Category = at < 150 ? "a" : "b" })));
        Assert.Contains("no-recorded-traffic", Of(Sound(one: (_, plain) => plain with { Tags = ["edge"] })));
        Assert.Contains("no-edge-cases", Of(Sound(one: (_, plain) => plain with { Tags = ["recorded"] })));
        Assert.Contains("synthetic-only", Of(Sound(one: (_, plain) => plain with { Tags = ["synthetic", "edge"] })));
        Assert.Contains("public-benchmark", Of(Sound(one: (_, plain) => plain with
        {
            Tags = [.. plain.Tags, "benchmark:mmlu"],
        })));
    }

    [Fact]
    public void A_question_that_is_asked_twice_is_found_whatever_is_expected_of_it()
    {
        Run run = Sound(one: (at, plain) => at != 7 ? plain : plain with
        {
            Values = new Dictionary<string, JsonElement>
            {
                ["input"] = JsonSerializer.SerializeToElement("question 3"), ["human"] = JsonElement.Parse("1"),
            },
            Expected = JsonElement.Parse("4"),
        });
        Pitfall found = RunJudgement.Of(run).Pitfalls.Single(one => one.Id == "duplicate-cases");
        Assert.Equal("1 case asks the same as another", found.Found);
    }

    [Fact]
    public void A_single_run_with_a_temperature_is_one_draw()
    {
        Assert.Contains("single-run", Of(Sound(header: header => header with
        {
            Arms = [.. header.Arms.Select(arm => arm with { Options = null })],
        })));
        Assert.Contains("single-run", Of(Sound(header: header => header with
        {
            Arms = [.. header.Arms.Select(arm => arm with { Options = JsonElement.Parse("""{"Temperature": 0.7}""") })],
        })));
        Assert.DoesNotContain("single-run", Of(Sound(repeats: 3, header: header => header with
        {
            Arms = [.. header.Arms.Select(arm => arm with { Options = null })],
        })));
    }

    [Fact]
    public void Quality_alone_is_not_enough()
    {
        Assert.Contains("quality-only", Of(Sound(header: header => header with { Criteria = ["accuracy > 50%"] })));
        Assert.Contains("quality-only", Of(Sound(does: (at, arm) => Usual(at, arm) with { Dollars = null })));
    }

    [Fact]
    public void Cases_that_everybody_passes_or_fails_tell_nobody_apart()
    {
        Assert.Contains("ceiling", Of(Sound(does: (_, _) => new Did(true))));
        Assert.Contains("floor", Of(Sound(does: (_, _) => new Did(false))));
    }

    [Fact]
    public void How_a_run_went_is_told()
    {
        Assert.Contains("stopped-early", Of(Sound(ended: false)));
        Assert.Contains("many-errors", Of(Sound(does: (at, arm) => at % 9 == 0 && arm == 1 ? null : Usual(at, arm))));
        Assert.Contains("evaluator-errors", Of(Sound(
            does: (at, arm) => at == 9 ? new Did(true) { Error = "no key" } : Usual(at, arm))));
        Assert.Contains("remembered-latency", Of(Sound(
            does: (at, arm) => Usual(at, arm) with { Remembered = at == 4 })));
        IReadOnlyList<Pitfall> simulated = RunJudgement.Of(Sound(header: header => header with
        {
            Arms = [header.Arms[0] with { Simulated = true }, header.Arms[1]],
        })).Pitfalls;
        Assert.Equal("base is simulated", simulated[0].Found);
        Assert.True(simulated[0].IsGrave);
    }

    [Fact]
    public void How_arms_are_compared_is_told()
    {
        Assert.Contains("margin-not-declared", Of(Sound(header: header => header with { IsMarginDeclared = false })));
        Assert.Contains("wide-interval", Of(Sound(header: header => header with { Margin = 0.01 })));
        Assert.Contains("different-cases", Of(Sound(does: (at, arm) => at == 3 && arm == 1 ? null : Usual(at, arm))));
        Run many = SomeRun.Of(
            100, [.. Enumerable.Range(0, 7).Select(arm => SomeRun.Arm($"arm{arm}", at => at % 9 != arm))]);
        Assert.Contains("many-comparisons", Of(many));
    }

    [Theory]
    [InlineData("made/arm", true)]
    [InlineData("other/judge", false)]
    [InlineData("other/judge made/arm", true)]
    public void A_judge_that_is_a_candidate_is_found(string judges, bool kin) =>
        Assert.Equal(kin, Of(Judged(judges)).Contains("judge-of-the-family"));

    [Fact]
    public void A_judge_that_nobody_checked_is_found() => Assert.Contains("judge-unchecked", Of(Judged("other/judge")));

    [Fact]
    public void A_judge_that_differs_from_itself_is_found()
    {
        Assert.Contains("judge-inconsistent", Of(Judged("other/judge", votes: [0, 1, 0.5])));
        Assert.DoesNotContain("judge-inconsistent", Of(Judged("other/judge", votes: [0.75, 0.75, 0.75, 0.75, 1])));
    }

    [Fact]
    public void A_judge_of_pairs_that_follows_the_place_is_found()
    {
        Run plain = Sound();
        PairResult[] pairs = [.. plain.Cases.Take(40).Select(one => new PairResult(new Cell(one.Index, 1, 0), 0)
        {
            Judgement = new PairJudgement(
                PairChoice.Baseline, one.Index % 4 == 0 ? PairChoice.Baseline : PairChoice.Challenger),
        })];
        Run run = new(plain.Header with { PairJudge = "other/judge" }, plain.Cases, Results(plain), plain.End)
        {
            Pairs = pairs,
        };
        Assert.Contains("position-bias", Of(run));
        Run failing = new(plain.Header, plain.Cases, Results(plain), plain.End)
        {
            Pairs = [.. pairs.Select(pair => pair with { Judgement = null, Error = "away" })],
        };
        Assert.Contains("pair-errors", Of(failing));
    }

    [Fact]
    public void Every_pitfall_says_what_why_and_what_to_do()
    {
        IReadOnlyList<Pitfall> all = RunJudgement.Of(SomeRun.Of(
            5, [SomeRun.Arm("a", _ => true), SomeRun.Arm("b", _ => true)], ended: false)).Pitfalls;
        Assert.True(all.Count > 6);
        Assert.All(all, one => Assert.True(one.Found.Length > 5 && one.Why.Length > 20 && one.Remedy.Length > 5));
        Assert.Equal(all.OrderBy(one => one.IsGrave ? 0 : 1).Select(one => one.Id), all.Select(one => one.Id));
    }

    private static Dictionary<Cell, CellResult> Results(Run run) =>
        (from one in run.Cases
         from arm in Enumerable.Range(0, run.Header.Arms.Count)
         let cell = new Cell(one.Index, arm, 0)
         select (cell, run[cell]!)).ToDictionary(pair => pair.cell, pair => pair.Item2);

    private static Run Judged(string judges, double[]? votes = null) => Sound(
        header: header => header with
        {
            Evaluators = [new RunEvaluator("clear", "rubric", 1) { Judges = judges.Split(' ') }],
        },
        does: (at, arm) => Usual(at, arm) with { Votes = votes });

    private static string[] Of(Run run) => [.. RunJudgement.Of(run).Pitfalls.Select(one => one.Id)];

    private static Did Usual(int at, int arm) => new(at % 10 != arm);

    private static Run Sound(
        int cases = 200, Func<RunHeader, RunHeader>? header = null, Func<int, Case, Case>? one = null,
        Func<int, int, Did?>? does = null, int repeats = 1, bool ended = true)
    {
        Func<int, int, Did?> own = does ?? Usual;
        return SomeRun.Of(
            cases, [("base", (at, _) => own(at, 0)), ("arm", (at, _) => own(at, 1))],
            plain => (header ?? (same => same))(plain with
            {
                Arms = [.. plain.Arms.Select(arm => arm with { Options = Cold })],
                IsMarginDeclared = true, Margin = 0.1, Criteria = ["accuracy > 50%", "cost < $1", "p95 < 10s"],
            }),
            (at, plain) =>
            {
                Case usual = plain with { Category = at % 2 == 0 ? "even" : "odd", Tags = ["recorded", "edge"] };
                return one?.Invoke(at, usual) ?? usual;
            },
            repeats, ended);
    }
}
