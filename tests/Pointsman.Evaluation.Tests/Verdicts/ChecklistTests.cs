using System.Text.Json;
using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

public sealed class ChecklistTests
{
    [Fact]
    public void Everything_is_done_in_a_proof_that_leaves_nothing_out()
    {
        ChecklistItem[] items = Of(Thorough(header => header));
        Assert.All(items, item => Assert.Equal(ChecklistState.Done, item.State));
        Assert.Equal("120 cases", Found(items, "cases"));
        Assert.Equal("accuracy > 50%, p95 < 9s", Found(items, "criteria"));
        Assert.Contains("kappa 1.00", Found(items, "human-labels"), StringComparison.Ordinal);
        Assert.Contains("Holm", Found(items, "significance"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_out_is_not_done_and_what_has_no_use_does_not_apply()
    {
        ChecklistItem[] items = Of(SomeRun.Of(30, [SomeRun.Arm("only", _ => true)]));
        Assert.Equal(ChecklistState.NotDone, State(items, "cases"));
        Assert.Equal(ChecklistState.NotDone, State(items, "representative"));
        Assert.Equal(ChecklistState.NotDone, State(items, "edge-cases"));
        Assert.Equal(ChecklistState.NotDone, State(items, "criteria"));
        Assert.Equal(ChecklistState.NotDone, State(items, "baseline"));
        Assert.Equal(ChecklistState.NotDone, State(items, "models"));
        Assert.Equal(ChecklistState.NotDone, State(items, "repeats"));
        Assert.Equal(ChecklistState.NotDone, State(items, "evidence"));
        Assert.Equal(ChecklistState.Done, State(items, "cost"));
        Assert.Equal(ChecklistState.Done, State(items, "latency"));
        Assert.Equal(ChecklistState.NotApplicable, State(items, "margin"));
        Assert.Equal(ChecklistState.NotApplicable, State(items, "significance"));
        Assert.Equal(ChecklistState.NotApplicable, State(items, "human-labels"));
        Assert.Equal(ChecklistState.NotApplicable, State(items, "judge-family"));
    }

    [Fact]
    public void A_temperature_of_0_needs_no_repeats()
    {
        ChecklistItem[] items = Of(SomeRun.Of(30, [SomeRun.Arm("only", _ => true)], header => header with
        {
            Arms = [header.Arms[0] with { Options = JsonElement.Parse("""{"temperature": 0}""") }],
        }));
        Assert.Equal(ChecklistState.NotApplicable, State(items, "repeats"));
    }

    [Fact]
    public void Of_an_imported_run_nobody_knows_when_criteria_were_declared() => Assert.Equal(
        ChecklistState.NotApplicable,
        State(Of(Thorough(header => header with { ImportedFrom = "promptfoo" })), "criteria"));

    private static Run Thorough(Func<RunHeader, RunHeader> header) => SomeRun.Of(
        120,
        [.. new[] { "base", "b", "c" }.Select((name, arm) => SomeRun.Arm(name, at => at % 10 != arm))],
        plain => header(plain with
        {
            Criteria = ["accuracy > 50%", "p95 < 9s"], IsMarginDeclared = true, Baseline = "base",
            Catalog = "2026-01-01",
            Arms =
            [
                .. plain.Arms.Select(arm =>
                    arm with { Price = new Rates { Input = new Usd(1), Output = new Usd(2) } }),
            ],
            Evaluators = [new RunEvaluator("clear", "rubric", 1) { Judges = ["other/judge"] }],
        }),
        (at, plain) => plain with
        {
            Category = at % 2 == 0 ? "even" : "odd", Difficulty = "hard", Tags = ["recorded", "edge"],
            Values = new Dictionary<string, JsonElement>(plain.Values)
            {
                ["human"] = JsonSerializer.SerializeToElement(at % 10 != 0 ? "pass" : "fail"),
            },
        },
        repeats: 3);

    private static ChecklistItem[] Of(Run run) => [.. RunJudgement.Of(run).Checklist];

    private static ChecklistState State(ChecklistItem[] items, string id) => items.Single(item => item.Id == id).State;

    private static string Found(ChecklistItem[] items, string id) => items.Single(item => item.Id == id).Found;
}
