using Xunit;

namespace Pointsman.Evaluation.Tests.Suites;

/// <summary>The hash changes with all that is asked and judged, and with nothing else.</summary>
public sealed class SuiteOutlineTests
{
    private const string Text = """
        models: [{model: sim/small, temperature: 0.2}]
        prompts: ["Say {{input}}"]
        judge: sim/large
        evaluators:
          - {contains: Oslo, name: the city, weight: 2}
          - {json-schema: schema.json, name: the form}
        cases:
          - {id: a, input: Norway, expected: Oslo, evaluators: [{equals: Oslo, name: own}], threshold: 0.5}
          - {id: b, input: Sweden, messages: [{role: user, content: Hello}]}
        repeats: 2
        """;

    [Theory]
    [InlineData("0.2", "0.3")]
    [InlineData("Say", "Tell")]
    [InlineData("judge: sim/large", "judge: sim/reasoner")]
    [InlineData("contains: Oslo", "equals: Oslo")]
    [InlineData("weight: 2", "weight: 3")]
    [InlineData("{contains", "{not-contains")]
    [InlineData("{equals: Oslo, name: own}", "{contains: Oslo, name: own}")]
    [InlineData("{equals: Oslo, name: own}", "{equals: oslo, name: own}")]
    [InlineData("{equals: Oslo, name: own}", "{equals: Oslo, name: own, weight: 0}")]
    [InlineData(", evaluators: [{equals: Oslo, name: own}]", "")]
    [InlineData("threshold: 0.5", "threshold: 0.6")]
    [InlineData("content: Hello", "content: Hi")]
    [InlineData("expected: Oslo", "expected: Bergen")]
    [InlineData("repeats: 2", "repeats: 3")]
    [InlineData("repeats: 2", "repeats: 2\nseed: 7")]
    [InlineData("repeats: 2", "repeats: 2\npairwise: yes")]
    public void What_is_asked_or_judged_otherwise_makes_another_suite(string what, string becomes)
    {
        using var folder = new TemporaryFolder();
        folder.Write("schema.json", "{}");
        string changed = Text.Replace(what, becomes, StringComparison.Ordinal);
        Assert.NotEqual(Text, changed);
        Assert.NotEqual(Hash(folder, Text), Hash(folder, changed));
    }

    [Theory]
    [InlineData("repeats: 2", "repeats: 2\nconcurrency: 3\ntimeout: 5s\nretries: 1\nspend: 5\nmost-errors: 20%")]
    [InlineData("repeats: 2", "repeats: 2\ncriteria: [accuracy > 90%]\nmargin: 2%\ndescription: x")]
    [InlineData("repeats: 2", "repeats: 2 # twice")]
    public void What_changes_only_how_a_run_goes_on_or_is_read_makes_none(string what, string becomes)
    {
        using var folder = new TemporaryFolder();
        folder.Write("schema.json", "{}");
        Assert.Equal(Hash(folder, Text), Hash(folder, Text.Replace(what, becomes, StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_text_in_a_file_that_an_evaluator_names_makes_another_suite()
    {
        using var folder = new TemporaryFolder();
        folder.Write("schema.json", "{}");
        string before = Hash(folder, Text);
        folder.Write("schema.json", "{\"type\": \"object\"}");
        Assert.NotEqual(before, Hash(folder, Text));
    }

    [Fact]
    public void A_row_that_cannot_be_read_counts_as_what_is_wrong_with_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("schema.json", "{}");
        string bad = Text.Replace("threshold: 0.5", "threshold: much", StringComparison.Ordinal);
        string other = Text.Replace("threshold: 0.5", "threshold: more", StringComparison.Ordinal);
        Assert.NotEqual(Hash(folder, bad), Hash(folder, other));
        Assert.Equal(Hash(folder, bad), Hash(folder, bad));
    }

    private static string Hash(TemporaryFolder folder, string text)
    {
        var faults = new List<Fault>();
        Suite? suite = SuiteFile.Parse(text, "suite.yaml", Path.GetDirectoryName(folder.File("x"))!, faults);
        Assert.Empty(faults);
        return SuiteOutline.Of(suite!).Hash;
    }
}
