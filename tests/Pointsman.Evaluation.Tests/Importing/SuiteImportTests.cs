using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;

namespace Pointsman.Evaluation.Tests.Importing;

public sealed class SuiteImportTests
{
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ImportedSuite Config = SuiteImport.Read(Some.File("promptfooconfig.yaml"));

    [Fact]
    public void Providers_become_models_with_their_options()
    {
        JsonElement[] models = [.. Root(Config).GetProperty("models").EnumerateArray()];
        Assert.Equal("openai/gpt-4o-mini", models[0].GetProperty("model").GetString());
        Assert.Equal(
            "{\"model\":\"anthropic/claude-3-5-haiku-latest\",\"label\":\"haiku\",\"prompts\":[\"short\"],"
                + "\"temperature\":0.2,\"max-tokens\":300}",
            JsonSerializer.Serialize(models[1]));
        Assert.Equal("our-bot", models[2].GetProperty("model").GetString());
        Assert.Contains(Config.Notes, note => note.What.Contains("exec:./answer.sh", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_are_never_copied_and_that_is_told()
    {
        string all = Config.Yaml + string.Join('\n', Config.Cases) + string.Join('\n', Config.Notes);
        Assert.DoesNotContain("never-copied", all, StringComparison.Ordinal);
        Assert.Equal(
            2, Config.Notes.Count(note => note.Instead.StartsWith("keys are not copied", StringComparison.Ordinal)));
    }

    [Fact]
    public void Prompts_are_texts_and_conversations_of_the_configuration_and_of_files()
    {
        JsonElement[] prompts = [.. Root(Config).GetProperty("prompts").EnumerateArray()];
        Assert.Equal(
            ["short", "chat", "several 1", "several 2", "prompt 5"], prompts.Select(one => one.TextAt("name")!));
        Assert.Equal("Answer shortly: {{question}}", prompts[0].TextAt("user"));
        Assert.Equal(["You work for {{company}}.", "{{question}}"],
            prompts[1].ItemsAt("messages").Select(message => message.TextAt("content")!));
        Assert.Equal("Second {{question}}", prompts[3].TextAt("user"));
    }

    [Fact]
    public void Logic_and_filters_of_templates_are_named_and_not_lost()
    {
        Assert.Contains(Config.Notes, note => note.What.Contains("{% if %}", StringComparison.Ordinal));
        Assert.Contains(Config.Notes, note => note.What.Contains("'upper'", StringComparison.Ordinal));
        Assert.Contains(
            "\\{{ question | upper }}", Root(Config).ItemsAt("prompts").Last().TextAt("user"),
                StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_become_cases()
    {
        JsonElement[] cases = [.. Config.Cases.Select(line => JsonElement.Parse(line))];
        Assert.Equal(["the capital", "test 2", "test 3", "a colour", "test 5"], cases.Select(one => one.TextAt("id")!));
        Assert.Equal("What is 3+1?", cases[2].TextAt("values", "question"));
        Assert.Equal("Weir & Sons", cases[2].TextAt("values", "company"));
        Assert.Equal(("geography", "wiki", "0.5"), (cases[0].TextAt("category"),
            cases[0].TextAt("values", "metadata.source"), cases[0].TextAt("threshold")));
        Assert.Equal(("art", "0.8"), (cases[3].TextAt("category"), cases[3].TextAt("threshold")));
        JsonElement root = Root(Config);
        Assert.Equal(
            ("3", "4", "openai/gpt-4o"), (root.TextAt("repeats"), root.TextAt("concurrency"), root.TextAt("judge")));
    }

    [Fact]
    public void Assertions_become_evaluators()
    {
        JsonElement[] cases = [.. Config.Cases.Select(line => JsonElement.Parse(line))];
        Assert.Equal("[{\"not-contains\":\"As an AI\"}]", Text(Root(Config).Part("evaluators")));
        Assert.Equal(
            "[{\"contains\":{\"value\":\"oslo\",\"ignore-case\":true},\"weight\":2,\"name\":\"names it\"},"
                + "{\"rubric\":\"is polite to {{company}}\"}]",
            Text(cases[0].Part("evaluators")));
        Assert.Equal("[{\"equals\":{\"value\":\"4\",\"trim\":false}},"
                + "{\"all-of\":{\"of\":[{\"contains\":\"4\"},{\"contains\":\"four\"}],\"threshold\":0.5}}]",
            Text(cases[1].Part("evaluators")));
        Assert.Equal(
            "[{\"contains-any\":[\"red\",\"blue\"]},{\"latency\":\"2000ms\"}]", Text(cases[3].Part("evaluators")));
        Assert.Equal("[{\"equals\":{\"value\":\"yes\",\"trim\":false}}]", Text(cases[4].Part("evaluators")));
        ImportNote note = Config.Notes.Single(one => one.What == "the assertion 'javascript'");
        Assert.Equal("tests[0].assert[1]", note.Place);
    }

    [Fact]
    public void What_is_written_is_read_by_our_reader()
    {
        using var folder = new TemporaryFolder();
        string config = folder.Write("promptfooconfig.yaml", """
            prompts: ["{{q}} \"quoted\": yes\n  indented\n", "{{q}}\n- a\n\n- b"]
            providers: [openai:gpt-4o-mini, "openai:o3"]
            tests:
              - {vars: {q: "a: b"}, assert: [{type: equals, value: "x"}, {type: not-icontains, value: "{% raw %}{{y}}{% endraw %}"}]}
            """);
        string suite = SuiteImport.Read(config).WriteTo(folder.File("out"));
        Suite read = SuiteFile.Read(suite);
        Assert.Equal(["{{q}} \"quoted\": yes\n  indented\n", "{{q}}\n- a\n\n- b"],
            read.Prompts.Select(prompt => prompt.Messages[0].Text.Text));
        Case one = read.Cases.Single().Read().Single().Case!;
        Assert.Equal([false, true], one.Evaluators.Select(use => use.Negate));
        Assert.EndsWith("\\{{y}}", one.Evaluators[1].Name, StringComparison.Ordinal);
        Assert.Contains("there already", Assert.Throws<FaultsException>(
            () => SuiteImport.Read(config).WriteTo(folder.File("out"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_of_OpenAI_evals_become_a_suite()
    {
        ImportedSuite suite = SuiteImport.Read(Some.File("openai-samples.jsonl"));
        JsonElement first = JsonElement.Parse(suite.Cases[0]), second = JsonElement.Parse(suite.Cases[1]);
        Assert.Equal("Capital of {{Spain}}?", first.TextAt("values", "input"));
        Assert.Equal("[{\"role\":\"system\",\"content\":\"Answer with a word.\"}]", Text(first.Part("messages")));
        Assert.Equal(("Madrid", "[\"contains\"]"), (first.TextAt("expected"), Text(first.Part("evaluators"))));
        Assert.Equal(("[\"2\",\"two\"]", "[\"contains-any\"]"),
            (Text(second.Part("expected")), Text(second.Part("evaluators"))));
    }

    [Theory]
    [InlineData(26, 0)]
    [InlineData(28, 1)]
    public void Choices_that_no_letter_is_left_for_are_told(int choices, int notes)
    {
        using var folder = new TemporaryFolder();
        string[] all = [.. Enumerable.Range(1, choices).Select(number => $"\"option {number}\"")];
        string path = folder.Write(
            "many.json", $$"""[{"input":"Which?","target":"A","choices":[{{string.Join(',', all)}}]}]""");
        ImportedSuite suite = SuiteImport.Read(path, "inspect");
        Assert.Equal(notes, suite.Notes.Count(note => note.What == "choices behind the 26th"));
    }

    [Fact]
    public void Datasets_of_Inspect_become_a_suite()
    {
        ImportedSuite suite = SuiteImport.Read(Some.File("inspect-dataset.csv"));
        JsonElement first = JsonElement.Parse(suite.Cases[0]), second = JsonElement.Parse(suite.Cases[1]);
        Assert.StartsWith(
            "Which is a fruit?\n\nA. stone\nB. pear\n", first.TextAt("values", "input"), StringComparison.Ordinal);
        Assert.Equal(
            ("f1", "B", "[\"choice\"]"),
                (first.TextAt("id"), first.TextAt("expected"), Text(first.Part("evaluators"))));
        Assert.Equal(("s1", "4", "[\"contains\"]"),
            (second.TextAt("id"), second.TextAt("expected"), Text(second.Part("evaluators"))));
        Assert.Contains(suite.Notes, note => note.What == "'sandbox' of samples");
    }

    [Theory]
    [InlineData("input,target\na,b\n\"c\"d,e\n", "data.csv:3: found 'd' behind a closing quote; close the quote")]
    [InlineData("input,target\na,b,c\n", "data.csv:2: found 3 values under 2 names; write 2 values")]
    [InlineData("input,target\na,b\n\"c,d\n", "data.csv:3: found a quote of line 3 that is never closed")]
    public void A_table_with_a_bad_row_is_refused_with_its_line(string text, string told)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("data.csv", text);
        FaultsException refused = Assert.Throws<FaultsException>(() => SuiteImport.Read(path, "inspect"));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_of_promptfoo_with_a_bad_row_are_refused_with_their_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tests.csv", "topic,__expected\na,b\n\"c\"d,e\n");
        string path = folder.Write(
            "promptfooconfig.yaml", "prompts: ['{{topic}}']\nproviders: [openai:gpt-4o-mini]\ntests: tests.csv\n");
        FaultsException refused = Assert.Throws<FaultsException>(() => SuiteImport.Read(path));
        Assert.Contains("tests.csv:3: found 'd' behind", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prompts: [a]\nproviders: &p [x]\ntests: *p\n", "anchors and aliases are not read")]
    [InlineData("prompts: [a\nproviders: [x]\n", "promptfooconfig.yaml:")]
    public void A_configuration_that_cannot_be_read_is_refused_with_its_place(string text, string told)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("promptfooconfig.yaml", text);
        Assert.Contains(
            told, Assert.Throws<FaultsException>(() => SuiteImport.Read(path)).Message, StringComparison.Ordinal);
    }

    private static JsonElement Root(ImportedSuite suite)
    {
        var faults = new List<Fault>();
        JsonElement root =
            JsonSerializer.SerializeToElement(Yaml.YamlText.Parse(suite.Yaml, "suite.yaml", faults)?.Root);
        Assert.Empty(faults);
        return root;
    }

    private static string Text(JsonElement? json) => JsonSerializer.Serialize(json, Plain);
}
