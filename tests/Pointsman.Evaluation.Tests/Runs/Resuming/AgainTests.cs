using Xunit;

namespace Pointsman.Evaluation.Tests.Runs.Resuming;

/// <summary>A whole run of which something failed is mended where it failed, and nowhere else.</summary>
public sealed class AgainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_gave_no_answer_is_asked_anew_also_what_timed_out()
    {
        Suite suite = Some.Suite(4) with { Retries = 0, MostErrors = 1 };
        (Run first, _, _) = await RunAsync(suite, asked => asked switch
        {
            "q1" => throw new HttpRequestException("away", null, System.Net.HttpStatusCode.BadRequest),
            "q2" => throw new TimeoutException("late"),
            _ => asked,
        });
        Assert.Equal(["400", "timeout"], Failures(first));

        (Run mended, int answers, _) = await RunAsync(suite, asked => asked, again: true);
        Assert.Equal((2, 4), (answers, mended.Count));
        Assert.Empty(Failures(mended));
        Assert.Null(mended.Failed);
        Assert.Equal(1, RunMetrics.Of(mended)[0].Accuracy!.Value);
    }

    [Fact]
    public async Task What_could_not_be_judged_is_judged_anew_and_its_answer_is_not_asked_for()
    {
        Suite suite = Some.Suite(4) with
        {
            Retries = 0, MostErrors = 1, Evaluators = [new EvaluatorUse(new AskingEvaluator())],
        };
        (Run first, _, int asked) = await RunAsync(suite, text => text, judge: text => text.EndsWith('1')
            || text.EndsWith('2') ? throw new HttpRequestException("away") : "yes");
        Assert.Equal((4, 2), (asked, Errors(first)));

        (Run mended, int answers, int judged) = await RunAsync(suite, text => text, again: true);
        Assert.Equal((0, 2, 0), (answers, judged, Errors(mended)));
        Assert.Equal(1, RunMetrics.Of(mended)[0].Accuracy!.Value);
    }

    [Fact]
    public async Task A_run_of_which_nothing_failed_is_left_alone()
    {
        await RunAsync(Some.Suite(2), text => text);
        byte[] before = await File.ReadAllBytesAsync(_folder.File("a.jsonl"), Cancel);
        FaultsException refused = await Assert.ThrowsAsync<FaultsException>(
            () => RunAsync(Some.Suite(2), text => text, again: true));

        Assert.Contains("of which nothing failed", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File("a.jsonl"), Cancel));
    }

    [Fact]
    public async Task Without_the_wish_a_whole_run_is_refused_and_the_wish_is_named()
    {
        await RunAsync(Some.Suite(2), text => text);
        FaultsException refused = await Assert.ThrowsAsync<FaultsException>(
            () => RunAsync(Some.Suite(2), text => text));

        Assert.Contains("--again", refused.Message, StringComparison.Ordinal);
    }

    private async Task<(Run Run, int Answers, int Judged)> RunAsync(
        Suite suite, Func<string, string> answer, Func<string, string>? judge = null, bool again = false)
    {
        using var client = new ScriptedClient(answer);
        using var judging = new ScriptedClient(judge ?? (_ => "yes"));
        Run run = await new Runner(suite, Some.Options(client) with
        {
            Prices = _ => Some.Price, Tools = new EvaluatorTools { Judges = _ => judging }, Again = again,
        }).RunAsync(_folder.File("a.jsonl"), Cancel);
        return (run, client.Calls, judging.Calls);
    }

    private static string[] Failures(Run run) =>
        [.. run.Cases.Select(one => run[new Cell(one.Index, 0, 0)]!.Failure?.Kind).OfType<string>()];

    private static int Errors(Run run) => run.Cases
        .Count(one => run[new Cell(one.Index, 0, 0)]!.Scores!.Any(score => !score.IsScore));
}
