using System.Text.Json;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Evaluation.Tests.Importing;

/// <summary>Assertions judge as promptfoo 0.123.1 judges: every score and verdict here is one that it gives.</summary>
public sealed class PromptfooAgreementTests : IDisposable
{
    private const string Cities = "{type: contains, value: Paris}, {type: contains, value: Rome}, "
        + "{type: contains, value: Oslo}";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{type: equals, value: Paris}", "Paris", true, 1)]
    [InlineData("{type: equals, value: Paris}", " Paris", false, 0)]
    [InlineData("{type: equals, value: ' Paris'}", "Paris\n", false, 0)]
    [InlineData("{type: not-equals, value: ' Paris'}", "Paris\n", true, 1)]
    [InlineData("{type: equals, value: 1000}", "1,000", false, 0)]
    [InlineData("{type: starts-with, value: Paris}", " Paris", false, 0)]
    [InlineData("{type: starts-with, value: ' Paris'}", "Paris", false, 0)]
    [InlineData("{type: contains-all, value: [Paris, France]}", "Paris", false, 0)]
    [InlineData("{type: not-contains-all, value: [Paris, France]}", "Paris", true, 1)]
    [InlineData("{type: contains-any, value: '\"Paris, France\",x'}", "Paris", false, 0)]
    [InlineData("{type: contains-any, value: '\"Paris, France\",x'}", "Paris, France", true, 1)]
    [InlineData("{type: contains-any, value: 'a,,b'}", "Paris", true, 1)]
    [InlineData("{type: contains-all, value: 'a,,b'}", "b a", true, 1)]
    [InlineData("{type: contains-any, value: '{{city}},{{other}}'}", "Rome", true, 1)]
    [InlineData("{type: levenshtein, value: Paris}", "", true, 1)]
    [InlineData("{type: levenshtein, value: Paris}", "The answer is Paris.", false, 0)]
    [InlineData("{type: not-levenshtein, value: Paris}", "The answer is Paris.", true, 1)]
    [InlineData("{type: levenshtein, value: Parix, threshold: 0.5}", "Paris", false, 0)]
    [InlineData("{type: word-count, value: '3.0'}", "one two three", true, 1)]
    [InlineData("{type: word-count, value: ' 3'}", " one  two\nthree ", true, 1)]
    [InlineData("{type: finish-reason, value: STOP}", "x", true, 1)]
    public Task Texts_are_compared_as_there(string assertion, string answer, bool passes, double score) =>
        Agrees($"[{assertion}]", answer, passes, score);

    [Theory]
    [InlineData("^Paris$", "Paris", true)]
    [InlineData("^Paris$", "Paris\n", false)]
    [InlineData(@"\d", "\u0661\u0662", false)]
    [InlineData(@"\w+ž", "Paříž", false)]
    [InlineData(@"[\w,]+$", "1,000", true)]
    [InlineData("a.b", "a\u2028b", false)]
    [InlineData(@"\p{L}", "Paris", false)]
    [InlineData(@"\p{L}", "p{L}", true)]
    [InlineData("[[]", "[", true)]
    [InlineData("^[^]+$", "a\nb", true)]
    [InlineData("[]", "a", false)]
    [InlineData(@"[^\W\d]{3}$", "1abc", true)]
    [InlineData("^{{city}}$", "Paris", true)]
    public Task Patterns_find_what_they_find_there(string pattern, string answer, bool passes) =>
        Agrees($"[{{type: regex, value: '{pattern}'}}]", answer, passes, passes ? 1 : 0);

    [Theory]
    [InlineData("0", "", true, 0)]
    [InlineData("0.3", "Paris", true, 1 / 3d)]
    [InlineData("0.34", "Paris", false, 1 / 3d)]
    [InlineData("0.67", "Paris and Rome", false, 2 / 3d)]
    [InlineData("0.5", "Paris and Rome", true, 2 / 3d)]
    [InlineData("1", "Paris, Rome, Oslo", true, 1)]
    public Task Sets_pass_by_their_mean(string threshold, string answer, bool passes, double score) => Agrees(
        $"[{{type: assert-set, threshold: {threshold}, assert: [{Cities}]}}]", answer, passes, score);

    [Theory]
    [InlineData("{type: levenshtein, value: Parix, threshold: 2}, {type: contains, value: Rome}, "
        + "{type: not-contains, value: Oslo}", "0.4", "Paris, Rome, Oslo", false, 1 / 3d)]
    [InlineData("{type: not-contains-all, value: [Paris, Rome]}, {type: contains, value: Oslo}", "0.5", "Paris",
        true, 0.5)]
    [InlineData("{type: assert-set, threshold: 0.5, weight: 2, assert: [{type: contains, value: Paris}, "
        + "{type: contains, value: Rome}]}, {type: contains, value: Oslo}", "0.4", "Paris", false, 1 / 3d)]
    public Task Thresholds_of_tests_count_the_same_scores(
        string assertions, string threshold, string answer, bool passes, double score) =>
        Agrees($"[{assertions}], threshold: {threshold}", answer, passes, score);

    [Theory]
    [InlineData("[weather]", "1", "weather,weather", true, 1)]
    [InlineData("[weather]", "1", "weather,time", false, 2 / 3d)]
    [InlineData("'weather, time'", "0.5", "weather", true, 2 / 3d)]
    [InlineData("[weather, time]", "0.7", "weather", false, 2 / 3d)]
    [InlineData("[unknown]", "0.5", "weather", false, 0)]
    public Task Tools_are_compared_by_their_names(
        string value, string threshold, string called, bool passes, double score) => Agrees(
        $"[{{type: tool-call-f1, value: {value}, threshold: {threshold}}}]",
        new Answer
        {
            Text = "", Finish = "tool_calls",
            Tools = [.. called.Split(',').Select(name => new ToolUse(name, JsonElement.Parse("{}")))],
        },
        passes, score);

    [Theory]
    [InlineData("contains: Paris", "Paris", true, 1)]
    [InlineData("not-icontains: PARIS", "Paris", false, 0)]
    [InlineData("regex: ^P", "Paris", true, 1)]
    [InlineData("levenshtein: Parixxx", "Paris", false, 0)]
    [InlineData("levenshtein(2): Parix", "Paris", true, 1)]
    [InlineData("levenshtein(0.5): Parix", "Paris", false, 0)]
    [InlineData("word-count: 3", "Paris and Rome", true, 1)]
    [InlineData("'contains-any: \"Paris, and\",x'", "Paris", false, 0)]
    public Task Tables_are_read_as_there(string expected, string answer, bool passes, double score)
    {
        string field = expected.Trim('\'').Replace("\"", "\"\"", StringComparison.Ordinal);
        _folder.Write("tests.csv", $"q,__expected,__metadata:k\n1,\"{field}\",\n");
        return Judge("tests: file://tests.csv", new Answer { Text = answer, Finish = "stop" }, passes, score);
    }

    [Fact]
    public void A_template_that_cannot_be_carried_over_is_no_text_to_look_for()
    {
        ImportedSuite suite = SuiteImport.Read(_folder.Write("promptfooconfig.yaml", """
            prompts: ['{{q}}']
            providers: [openai:gpt-4o]
            tests:
              - vars: {q: a}
                assert: [{type: not-contains, value: '{{ q | upper }}'}, {type: contains, value: b}]
            """));
        Assert.Contains("\"evaluators\":[{\"contains\":\"b\"}]", suite.Cases.Single(), StringComparison.Ordinal);
        Assert.Contains(suite.Notes, note => note.What == "the filter 'upper' of a template");
    }

    [Fact]
    public void Json_is_Yaml_too()
    {
        string path = _folder.Write(
            "promptfooconfig.yaml", "{\n \"prompts\": [\"a\"], \"providers\": [\"openai:x\"]}\n");
        Assert.Same(ImportFormat.PromptfooConfig, ImportFormat.Detect(path));
    }

    private Task Agrees(string assertions, string answer, bool passes, double score) =>
        Agrees(assertions, new Answer { Text = answer, Finish = "stop" }, passes, score);

    private Task Agrees(string assertions, Answer answer, bool passes, double score) => Judge(
        $"tests: [{{vars: {{q: 1, city: Paris, other: Rome}}, assert: {assertions}}}]", answer, passes, score);

    private async Task Judge(string tests, Answer answer, bool passes, double score)
    {
        string path = _folder.Write(
            "promptfooconfig.yaml", $"prompts: ['{{{{q}}}}']\nproviders: [openai:gpt-4o]\n{tests}\n");
        Suite suite = SuiteFile.Read(SuiteImport.Read(path).WriteTo(_folder.File("out")));
        Case one = suite.Cases.Single().Read().Single().Case!;
        var evaluated = new Evaluated
        {
            Case = one, Answer = answer, Messages = [new ChatMessage(ChatRole.User, "What?")], Model = "sim/small",
        };
        var scores = new List<EvaluatorScore>();
        foreach (EvaluatorUse use in one.Evaluators)
        {
            scores.Add(await use.ScoreAsync(evaluated, EvaluatorTools.None, TestContext.Current.CancellationToken));
        }

        Grade? grade = Grade.Of([.. one.Evaluators.Select(use => use.Weight)], scores, one.Threshold);
        Assert.Equal(passes, grade!.Passed);
        Assert.Equal(score, grade.Value, 1e-6);
    }
}
