using Xunit;

namespace Pointsman.Evaluation.Tests.Runs;

/// <summary>What is no run is never written over, and what cannot be begun is refused in words.</summary>
public sealed class ForeignFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"my\":\"data, all of it on a line without an end\"}")]
    [InlineData("x")]
    [InlineData("\n\nnotes")]
    public async Task A_file_without_a_whole_line_that_is_no_run_is_left_alone(string text)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("mine.json", text);
        FaultsException refused = await RefusedAsync(Some.Suite(1), path);

        Assert.Equal("the file is no run", Assert.Single(refused.Faults).Found);
        Assert.Equal(text, await File.ReadAllTextAsync(path, Cancel));
    }

    [Fact]
    public async Task A_folder_is_refused_as_the_file_of_a_run()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("runs"));
        FaultsException refused = await RefusedAsync(Some.Suite(1), folder.File("runs"));

        Assert.Contains("the file cannot be written", Assert.Single(refused.Faults).Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_that_cannot_be_read_to_their_end_are_refused_by_the_name_of_their_file()
    {
        using var folder = new TemporaryFolder();
        Suite suite = Some.Suite(2);
        suite = suite with { Cases = [.. suite.Cases, new BrokenSource(fine: 1)] };
        FaultsException refused = await RefusedAsync(suite, folder.File("a.jsonl"));

        Assert.Equal("broken.csv: the cases cannot be read (the disk is gone); give a file that you may read",
            Assert.Single(refused.Faults).ToString());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Cases_that_become_more_or_fewer_under_the_run_end_it_with_that_reason(int then)
    {
        using var folder = new TemporaryFolder();
        Suite suite = Some.Suite(0) with { Cases = [new ChangingSource(3, then)] };
        FaultsException refused = await RefusedAsync(suite, folder.File("a.jsonl"));

        Assert.Contains("changing.csv: the cases were changed while the run was under way", refused.Message,
            StringComparison.Ordinal);
    }

    private static async Task<FaultsException> RefusedAsync(Suite suite, string path)
    {
        using var client = new ScriptedClient(asked => asked);
        return await Assert.ThrowsAsync<FaultsException>(
            () => new Runner(suite, Some.Options(client)).RunAsync(path, Cancel));
    }

    private sealed class BrokenSource(int fine) : CaseSource
    {
        public override string Name => "broken.csv";

        public override IEnumerable<CaseRow> Read()
        {
            for (int at = 0; at < fine; at++)
            {
                yield return CaseRow.Good($"broken.csv:{at}", Some.Case(100 + at));
            }

            throw new IOException("the disk is gone");
        }
    }

    // The check and the outline read all of them; the run finds another number.
    private sealed class ChangingSource(int first, int then) : CaseSource
    {
        private int _read;

        public override string Name => "changing.csv";

        public override IEnumerable<CaseRow> Read() => Enumerable
            .Range(0, Interlocked.Increment(ref _read) > 2 ? then : first)
            .Select(at => CaseRow.Good($"changing.csv:{at}", Some.Case(at)));
    }
}
