using Xunit;

namespace Pointsman.Evaluation.Tests.Runs;

/// <summary>Answers are read from where they stand in the file of a run.</summary>
public sealed class PairIndexTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_are_read_where_they_stand()
    {
        using var folder = new TemporaryFolder();
        using PairIndex index = PairIndex.Read(await RunAsync(folder));
        Assert.Equal(["q0", "q2"], new[] { 0, 2 }.Select(at => index.Answer(new Cell(at, 0, 0)).Text));
    }

    [Fact]
    public async Task A_file_that_became_shorter_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = await RunAsync(folder);
        using PairIndex index = PairIndex.Read(path);
        string text = await File.ReadAllTextAsync(path, Cancel);
        await using (var file = new FileStream(path, FileMode.Open))
        {
            file.SetLength(text.IndexOf("{\"answer\"", StringComparison.Ordinal) + 20);
        }

        FaultsException refused = Assert.Throws<FaultsException>(() => index.Answer(new Cell(0, 0, 0)));
        Assert.Contains("the file was changed while it was read: it is shorter than it was", refused.Message);
    }

    private static async Task<string> RunAsync(TemporaryFolder folder)
    {
        using var client = new ScriptedClient(asked => asked);
        string path = folder.File("a.jsonl");
        await new Runner(Some.Suite(3), Some.Options(client)).RunAsync(path, Cancel);
        return path;
    }
}
