using System.CommandLine;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

public sealed class SaveSuiteTests
{
    [Fact]
    public async Task Advice_is_saved_as_a_suite_that_puts_it_to_the_test()
    {
        using var folder = new BenchFolder();
        (int code, string error) = await AdviseAsync("--profile", "data-extraction", "--save-suite", folder["x.yaml"]);
        Assert.True(code == 0, error);
        Assert.Contains($"written: {folder["x.yaml"]}; try it: pointsman bench run", error);
        string suite = await File.ReadAllTextAsync(folder["x.yaml"], TestContext.Current.CancellationToken);
        Assert.Contains("cases: x.cases.jsonl", suite);
        Assert.Contains("json-equals", suite);
        Assert.True(File.Exists(folder["x.cases.jsonl"]));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        using var folder = new BenchFolder();
        string file = folder.Write("x.yaml", "mine");
        (int code, string error) = await AdviseAsync("--profile", "data-extraction", "--save-suite", file);
        Assert.Equal(2, code);
        Assert.Contains("the file is there already", error);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    private static async Task<(int Code, string Error)> AdviseAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(output, error);
        var time = new ManualTime(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        var root = new RootCommand { AdviseCommand.Create(screen, time, null, BenchInit.Save) };
        int code = await CommandLine.RunAsync(root, ["advise", .. args], screen, CancellationToken.None);
        return (code, error.ToString());
    }
}
