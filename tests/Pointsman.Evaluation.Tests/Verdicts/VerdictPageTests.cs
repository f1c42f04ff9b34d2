using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

/// <summary>The figures of docs/benchmarks/verdicts.md.</summary>
public sealed class VerdictPageTests
{
    [Theory]
    [InlineData(0.05, 837, 400, 167, 56, 434, 155)]
    [InlineData(0.10, 1578, 717, 274, 81, 870, 312)]
    [InlineData(0.20, 3104, 1386, 507, 134, 1742, 626)]
    [InlineData(0.30, 4643, 2067, 748, 191, 2614, 940)]
    public void The_table_of_cases_is_that_of_the_formulas(
        double discordance, int two, int three, int five, int ten, int byThree, int byFive)
    {
        Assert.Equal(two, SampleSize.NonInferiority(discordance, 0.02).Cases);
        Assert.Equal(three, SampleSize.NonInferiority(discordance, 0.03).Cases);
        Assert.Equal(five, SampleSize.NonInferiority(discordance, 0.05).Cases);
        Assert.Equal(ten, SampleSize.NonInferiority(discordance, 0.10).Cases);
        Assert.Equal(byThree, SampleSize.McNemar(discordance, 0.03).Cases);
        Assert.Equal(byFive, SampleSize.McNemar(discordance, 0.05).Cases);
    }

    [Theory]
    [InlineData(51, false)]
    [InlineData(52, true)]
    public void So_many_cases_on_which_both_agreed_show_not_worse(int cases, bool shown) => Assert.Equal(
        shown, SomeRun.Counted(cases, 0, 0, 0).Accuracy().Kind == VerdictKind.NotWorse);

    [Theory]
    [InlineData("p95 < 2s", 71, 72)]
    [InlineData("p99 < 2s", 367, 368)]
    public void So_many_answers_bound_a_percentile(string criterion, int few, int enough)
    {
        Assert.Equal(CriterionOutcome.CannotSay, Outcome(criterion, few));
        Assert.Equal(CriterionOutcome.Met, Outcome(criterion, enough));
    }

    [Fact]
    public void Every_pitfall_and_every_step_of_the_checklist_stands_on_a_page()
    {
        string pages = File.ReadAllText(Page("verdicts.md")) + File.ReadAllText(Page("judges.md"));
        RunJudgement judged = RunJudgement.Of(SomeRun.Of(
            5, [SomeRun.Arm("a", _ => true), SomeRun.Arm("b", _ => true)], ended: false));
        Assert.All(judged.Pitfalls.Select(one => one.Id).Concat(judged.Checklist.Select(one => one.Id)),
            id => Assert.Contains($"`{id}`", pages, StringComparison.Ordinal));
    }

    private static CriterionOutcome Outcome(string criterion, int answers) => Criteria.Of(SomeRun.Of(
        answers, [SomeRun.Arm("a", _ => true)], header => header with { Criteria = [criterion] }))[0].Criteria[0]
        .Outcome;

    private static string Page(string name)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Pointsman.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder!, "docs", "benchmarks", name);
    }
}
