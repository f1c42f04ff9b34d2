using Xunit;

namespace Pointsman.Evaluation.Tests.Importing;

public sealed class ImportFormatTests
{
    [Theory]
    [InlineData("promptfooconfig.yaml", "a configuration of promptfoo")]
    [InlineData("promptfoo-results.json", "results of promptfoo")]
    [InlineData("openai-samples.jsonl", "samples of OpenAI evals")]
    [InlineData("openai-log.jsonl", "a log of OpenAI evals")]
    [InlineData("inspect-log.json", "a log of Inspect")]
    [InlineData("inspect-dataset.csv", "a dataset of Inspect")]
    [InlineData("meai", "results of Microsoft.Extensions.AI.Evaluation")]
    [InlineData("meai/results/run-1/Sums/1.json", "results of Microsoft.Extensions.AI.Evaluation")]
    public void A_file_tells_what_it_is(string name, string about) =>
        Assert.Equal(about, ImportFormat.Detect(Some.File(name))!.About);

    [Fact]
    public void Our_own_suites_and_other_files_are_none_of_them()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(
            ImportFormat.Detect(folder.Write("suite.yaml", "models: [sim/small]\nprompts: [a]\ncases: c.jsonl")));
        Assert.Null(ImportFormat.Detect(folder.Write("a.json", "{\"a\": [1, {\"input\": 2}]}")));
        Assert.Null(ImportFormat.Detect(folder.Write("b.json", "not json")));
        Assert.Null(ImportFormat.Detect(folder.Write("c.json", "")));
        Assert.Null(ImportFormat.Detect(folder.Path));
    }

    [Fact]
    public void The_file_of_another_tool_is_named_as_what_it_seems_to_be()
    {
        Fault fault = Refused(() => ImportFormat.Of(Some.File("inspect-log.json"), "promptfoo"));
        Assert.Equal(
            ("this seems to be a log of Inspect", "import it with --from inspect"), (fault.Found, fault.Fix));
        Assert.Contains("did you mean promptfoo",
            Refused(() => ImportFormat.Of(Some.File("inspect-log.json"), "promptfo")).Fix, StringComparison.Ordinal);
        Assert.Equal("there is no such file", Refused(() => ImportFormat.Of(Some.File("none.json"), null)).Found);
    }

    [Fact]
    public void Results_are_no_suite_and_a_suite_is_no_run()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("import them as a run", Refused(() => SuiteImport.Read(Some.File("promptfoo-results.json"))).Fix);
        Assert.Equal("import it as a suite",
            Refused(() => RunImport.Write(Some.File("promptfooconfig.yaml"), folder.File("a.jsonl"))).Fix);
    }

    private static Fault Refused(Func<object> import) => Assert.Throws<FaultsException>(import).Faults.Single();
}
