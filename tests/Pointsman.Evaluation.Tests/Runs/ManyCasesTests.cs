using Xunit;

namespace Pointsman.Evaluation.Tests.Runs;

/// <summary>A run of any length needs hardly more memory than a short one.</summary>
public sealed class ManyCasesTests
{
    private const int Cases = 100_000;
    private const long MostLiveBytes = 100L * 1024 * 1024;
    private const int LettersInAnswer = 2_000;

    [Fact]
    public async Task A_hundred_thousand_cases_with_long_answers_stay_within_100_MB()
    {
        using var folder = new TemporaryFolder();
        string text = new('x', LettersInAnswer);
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        int calls = 0;
        using var client = new CountingClient(() =>
        {
            if (Interlocked.Increment(ref calls) % 25_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }

            return text;
        });
        Suite suite = Some.Suite(0) with { Cases = [new Generated()] };
        Run run = await new Runner(suite, Some.Options(client) with
        {
            Reading = new RunReadOptions { Texts = false },
        }).RunAsync(folder.File("a.jsonl"), TestContext.Current.CancellationToken);
        long after = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Equal((Cases, null), (run.Count, run.Failed));
        Assert.True(most < MostLiveBytes, $"{most >> 20} MB while it ran");
        Assert.True(after < MostLiveBytes, $"{after >> 20} MB of results");
        Assert.True(new FileInfo(folder.File("a.jsonl")).Length > (long)Cases * LettersInAnswer);
    }

    private sealed class Generated : CaseSource
    {
        public override string Name => "generated";

        public override IEnumerable<CaseRow> Read() =>
            Enumerable.Range(0, Cases).Select(at => CaseRow.Good($"generated:{at}", Some.Case(at)));
    }
}
