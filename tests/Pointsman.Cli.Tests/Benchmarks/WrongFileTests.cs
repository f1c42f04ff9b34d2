using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>Files that are something else than was asked for: what they are is said, without the words of a reader of
/// JSON or of the operating system.</summary>
public sealed class WrongFileTests : IDisposable
{
    private readonly BenchFolder _folder = BenchFolder.WithSuite();

    [Theory]
    [InlineData("report", "RUN")]
    [InlineData("best", "RUN")]
    [InlineData("compare", "RUN")]
    [InlineData("size", "--run", "RUN")]
    [InlineData("run", "DIR/suite.yaml", "--out", "RUN")]
    public async Task A_suite_in_place_of_a_run_is_told_as_one(params string[] args)
    {
        _folder.Write("other.yaml", $"# A comment before it.\n{BenchFolder.Suite}");
        Assert.Equal(
            "DIR/other.yaml: this is a suite, and no run; give the file that 'pointsman bench run' wrote of it; "
            + "'pointsman bench list' lists runs",
            await FaultAsync([.. args.Select(arg => arg == "RUN" ? "DIR/other.yaml" : arg)]));
        Assert.False(File.Exists(_folder["other.yaml.lock"]));
    }

    [Theory]
    [InlineData("DIR/x: line 1 cannot be read (a run begins with {\"run\":…}); ", "\u007fELF\u0002\n")]
    [InlineData("DIR/x: line 1 cannot be read (a run begins with {\"run\":…}); ", "{\"id\":\"c1\"}\n")]
    [InlineData("DIR/x: line 1 cannot be read (it is not as the lines of a run are); ", "[1,2]\n")]
    [InlineData("DIR/x: line 1 cannot be read (it is not as the lines of a run are); ", "{\"run\":{\"format\":true}}\n")]
    [InlineData("DIR/x: the file is empty; ", "")]
    public async Task What_is_no_run_is_told_in_plain_words(string fault, string text)
    {
        _folder.Write("x", text);
        Assert.StartsWith(fault, await FaultAsync("report", "DIR/x"));
    }

    [Fact]
    public async Task A_line_that_is_broken_within_a_run_is_named()
    {
        await RunAsync("whole.jsonl");
        string[] lines = await File.ReadAllLinesAsync(_folder["whole.jsonl"], TestContext.Current.CancellationToken);
        _folder.Write("x", string.Join('\n', [.. lines[..4], "{\"answer\":", .. lines[4..], ""]));
        Assert.StartsWith("DIR/x: line 5 cannot be read (it is no JSON); ", await FaultAsync("report", "DIR/x"));
    }

    [Fact]
    public async Task A_run_that_an_editor_marked_and_gave_line_ends_of_Windows_is_read()
    {
        await RunAsync("whole.jsonl");
        string text = await File.ReadAllTextAsync(_folder["whole.jsonl"], TestContext.Current.CancellationToken);
        _folder.Write("edited.jsonl", "\uFEFF" + text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(
            (await _folder.RunAsync("report", "DIR/whole.jsonl")).Out,
            (await _folder.RunAsync("report", "DIR/edited.jsonl")).Out);
    }

    [Fact]
    public async Task A_run_in_place_of_a_suite_is_told_as_one()
    {
        await RunAsync("whole.jsonl");
        Assert.StartsWith("DIR/whole.jsonl: this is a run, and no suite; 'pointsman bench report' shows it; ",
            await FaultAsync("run", "DIR/whole.jsonl"));
    }

    [Theory]
    [InlineData("DIR: this is a folder; name the suite in it: DIR/suite.yaml", "run", "DIR")]
    [InlineData("DIR: this is a folder; name a run in it; 'pointsman bench list DIR' lists them", "report", "DIR")]
    [InlineData("DIR: this is a folder; name a run in it; 'pointsman bench list DIR' lists them", "size", "--run", "DIR")]
    [InlineData("--shortlist DIR: this is a folder; ", "init", "--shortlist", "DIR")]
    [InlineData("DIR/suite.yaml: this is a file; name a folder with runs; ", "list", "DIR/suite.yaml")]
    [InlineData("evalutors: there is no such folder; did you mean evaluators?", "list", "evalutors")]
    [InlineData("--config: found 'DIR/no.yaml', which is no file; name the gateway's configuration; ",
        "run", "DIR/suite.yaml", "--config", "DIR/no.yaml")]
    [InlineData("DIR/suite.yaml/s/cases.jsonl: it cannot be written (there is no such folder, and none can be made there); ",
        "init", "--dir", "DIR/suite.yaml/s")]
    [InlineData("DIR/suite.yaml/cases.jsonl: it cannot be written (a file or a folder of that name is in the way); ",
        "init", "--dir", "DIR/suite.yaml")]
    public async Task A_folder_or_a_file_in_the_place_of_the_other_is_told(string fault, params string[] args) =>
        Assert.StartsWith(fault, await FaultAsync(args));

    [Theory]
    [InlineData("RUN: found nothing; name it: the run's file", "report")]
    [InlineData("RUN: found nothing; name it: the run of the baseline, and the run that is compared; ", "compare")]
    [InlineData("FILE: found nothing; name it: a configuration, samples or results of another tool", "import")]
    public async Task What_was_not_named_is_asked_for(string fault, params string[] args) =>
        Assert.StartsWith(fault, await FaultAsync(args));

    [Theory]
    [InlineData("--frce: this option is unknown; did you mean --force?", "init", "--frce")]
    [InlineData("--fromat: this option is unknown; did you mean --format?", "report", "--fromat", "json")]
    [InlineData("--dry-rnu: this option is unknown; did you mean --dry-run?", "run", "--dry-rnu")]
    public async Task A_misspelt_flag_is_not_taken_for_a_name(string fault, params string[] args) =>
        Assert.Equal(fault, await FaultAsync(args));

    public void Dispose() => _folder.Dispose();

    private Task<BenchCall> RunAsync(string name) => _folder.RunAsync("run", "DIR/suite.yaml", "--out", $"DIR/{name}");

    private async Task<string> FaultAsync(params string[] args)
    {
        BenchCall call = await _folder.RunAsync(args);
        Assert.Equal((1, ""), (call.Code, call.Out));
        return Assert.Single(call.Faults);
    }
}
