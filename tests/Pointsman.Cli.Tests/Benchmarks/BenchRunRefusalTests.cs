using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

public sealed class BenchRunRefusalTests
{
    [Theory]
    [InlineData("DIR/nowhere.yaml: there is no such file; 'pointsman bench init' writes one", "DIR/nowhere.yaml")]
    [InlineData("--spend: found 'much'; write a number from 0 to 1000000000000 USD", "DIR/suite.yaml", "--spend", "much")]
    [InlineData("--cases: found '0'; write a number from 1 to 100000000 cases", "DIR/suite.yaml", "--cases", "0")]
    [InlineData("--only: no case of 'ood'; did you mean odd?", "DIR/suite.yaml", "--only", "ood")]
    [InlineData("--format: found 'html'; allowed: text, json, markdown", "DIR/suite.yaml", "--format", "html")]
    [InlineData("--gateway: found 'here'; write an address such as http://127.0.0.1:7070",
        "DIR/suite.yaml", "--gateway", "here")]
    [InlineData("--resume: found 'DIR/suite.yaml', which is no run; write the suite first: bench run SUITE --resume",
        "--resume", "DIR/suite.yaml")]
    [InlineData("--resume: found 'DIR/none.jsonl', which is not there; 'pointsman bench list' lists runs",
        "DIR/suite.yaml", "--resume", "DIR/none.jsonl")]
    [InlineData("--resume: found a file beside --out; name the run once",
        "DIR/suite.yaml", "--resume", "DIR/a.jsonl", "--out", "DIR/b.jsonl")]
    [InlineData("--again: found no run beside it; name the run: --resume FILE --again", "DIR/suite.yaml", "--again")]
    [InlineData("--again: found no run beside it; name the run: --resume FILE --again",
        "DIR/suite.yaml", "--again", "--resume")]
    [InlineData("--spned: this option is unknown; did you mean --spend?", "DIR/suite.yaml", "--spned", "1")]
    [InlineData("sim/tiny: no provider is set up for this model; ", "DIR/suite.yaml", "--models", "sim/tiny")]
    public async Task What_cannot_be_used_is_refused_with_1(string fault, params string[] args)
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        BenchCall call = await folder.RunAsync(["run", .. args]);
        Assert.Equal(1, call.Code);
        Assert.Empty(call.Out);
        Assert.Contains(call.Faults, one => one.StartsWith(fault, StringComparison.Ordinal));
        Assert.Contains("See 'pointsman bench run --help'", call.Error);
    }

    [Fact]
    public async Task A_report_without_a_known_ending_is_refused_before_anything_is_asked()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--report", "DIR/r.pdf", "--out", "DIR/r.jsonl");
        Assert.Equal("--report: found 'DIR/r.pdf'; end the name with one of .html, .htm, .md, .json, .xml, .txt",
            Assert.Single(call.Faults));
        Assert.False(File.Exists(folder["r.jsonl"]));
    }

    [Fact]
    public async Task A_run_that_cannot_be_written_is_refused()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/suite.yaml/run.jsonl");
        Assert.Equal(1, call.Code);
        Assert.Contains("cannot be written", Assert.Single(call.Faults));
    }

    [Fact]
    public async Task A_suite_without_cases_has_nothing_to_run()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        folder.Write("cases.jsonl", "");
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        Assert.Equal((1, "capitals: the suite has no cases; add cases: cases: cases.jsonl"),
            (call.Code, Assert.Single(call.Faults)));
    }

    [Fact]
    public async Task A_suite_that_is_no_suite_is_refused_with_its_places()
    {
        using var folder = new BenchFolder();
        folder.Write("suite.yaml", "models: [sim/small]\ncases: []\nrepeats: many\nevaluator: [equals]\n");
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml");
        Assert.Equal(1, call.Code);
        Assert.Contains(call.Faults, fault => fault.StartsWith("DIR/suite.yaml:3 repeats: found 'many'",
            StringComparison.Ordinal));
        Assert.Contains(call.Faults, fault => fault.Contains("did you mean evaluators?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_of_another_suite_is_not_continued()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        BenchCall other = await folder.RunAsync("run", "DIR/suite.yaml", "--cases", "3", "--out", "DIR/run.jsonl");
        Assert.Equal(1, other.Code);
        Assert.StartsWith("DIR/run.jsonl: a run of another suite", Assert.Single(other.Faults));
        BenchCall same = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        Assert.StartsWith("DIR/run.jsonl: a run that is whole", Assert.Single(same.Faults));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_warned_of_with_its_line_and_counted()
    {
        using BenchFolder folder = BenchFolder.WithSuite("most-errors: 50%", "cases.csv");
        folder.Write("cases.csv", "input,expected,sim\nOne?,A,\nTwo?,B,,too many\nThree?,C,\n");
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        Assert.Contains("warning: 1 row cannot be read and will be counted as failures", call.Error);
        Assert.Contains("warning: cases.csv:3", call.Error);
        Assert.Contains("1 × bad row", call.Out);
    }

    [Fact]
    public async Task What_is_wrong_of_every_case_is_refused_before_anything_is_paid()
    {
        using BenchFolder folder = BenchFolder.WithSuite("  - rubric: Is it right?\n  - contains: \"{{town}}\"");
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        Assert.Equal(1, call.Code);
        Assert.Contains(call.Faults, fault => fault.Contains("there is no judge", StringComparison.Ordinal));
        Assert.Contains(call.Faults, fault => fault.Contains("no value for {{town}}", StringComparison.Ordinal));
        Assert.False(File.Exists(folder["run.jsonl"]));
    }
}
