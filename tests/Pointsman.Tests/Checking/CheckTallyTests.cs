using Xunit;

namespace Pointsman.Tests.Checking;

public sealed class CheckTallyTests
{
    private static readonly OutputChecks Checks = new([new JsonCheck(JsonWanted.ObjectOnly)]);
    private static readonly CheckPolicy Policy = new();

    [Fact]
    public void It_counts_per_model_what_became_of_answers()
    {
        var tally = new CheckTally();
        Count(tally, "small", "{}");
        Count(tally, "small", "```\n{a: 1}\n```");
        Count(tally, "small", "{a: 1}");
        Count(tally, "small", "no");
        Count(tally, "small", "no", tries: 2);
        Count(tally, "large", "{}");
        CheckCounts[] counts = [.. tally.Snapshot()];
        Assert.Equal(["large", "small"], counts.Select(one => one.Model));
        CheckCounts small = counts[1];
        Assert.Equal(
            (5, 1, 2, 1, 1, 0),
            (small.Answers, small.Passed, small.Repaired, small.Retried, small.Escalated, small.Failed));
        Assert.Equal((2, 1), (small.Repairs["unquoted_key"], small.Repairs["fence"]));
        Assert.Equal(2, small.Failures["json"]);
    }

    [Fact]
    public void A_snapshot_does_not_change_any_more()
    {
        var tally = new CheckTally();
        Count(tally, "small", "{a: 1}");
        CheckCounts before = tally.Snapshot()[0];
        Count(tally, "small", "{a: 1}");
        Assert.Equal((1, 1), (before.Answers, before.Repairs["unquoted_key"]));
        Assert.Equal(2, tally.Snapshot()[0].Repairs["unquoted_key"]);
    }

    [Fact]
    public void Many_threads_lose_no_count()
    {
        var tally = new CheckTally();
        Parallel.For(0, 4_000, i => Count(tally, $"m{i % 4}", i % 8 < 4 ? "{}" : "{a: 1}"));
        Assert.All(tally.Snapshot(), one => Assert.Equal((1_000, 500, 500), (one.Answers, one.Passed, one.Repaired)));
    }

    [Fact]
    public void Models_beyond_the_limit_are_counted_together()
    {
        var tally = new CheckTally();
        for (int i = 0; i < CheckTally.MostModels + 5; i++)
        {
            Count(tally, $"m{i}", "{}");
        }

        IReadOnlyList<CheckCounts> counts = tally.Snapshot();
        Assert.Equal(CheckTally.MostModels + 1, counts.Count);
        Assert.Equal(5, counts.Single(one => one.Model == CheckTally.Others).Answers);
    }

    [Fact]
    public void Every_repair_has_a_label_of_its_own()
    {
        JsonRepairs[] all = [.. Enum.GetValues<JsonRepairs>().Where(one => one != JsonRepairs.None)];
        Assert.Equal(all.Length, all.Select(one => Assert.Single(JsonRepairLabels.Of(one))).Distinct().Count());
    }

    private static void Count(CheckTally tally, string model, string text, int tries = 1)
    {
        CheckReport report = Checks.RunOrRepair(new CheckedAnswer(text));
        tally.Add(model, report, Policy.Next(report, tries));
    }
}
