using System.Text.Json;
using Xunit;

namespace Pointsman.Evaluation.Tests.Importing;

/// <summary>Configurations of promptfoo as people write them: what is not carried over is named.</summary>
public sealed class PromptfooConfigTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void References_are_followed_and_their_templates_are_no_unknown_key()
    {
        ImportedSuite suite = Import("""
            assertionTemplates:
              short: {type: word-count, value: {max: 20}}
              both: {type: assert-set, assert: [{$ref: '#/assertionTemplates/short'}, {type: contains, value: a}]}
            prompts: ['{{q}}']
            providers: [openai:gpt-4o]
            tests:
              - {vars: {q: 1}, assert: [{$ref: '#/assertionTemplates/both'}, {$ref: other.yaml}]}
            """);
        Assert.Equal(
            "[{\"all-of\":[{\"word-count\":{\"max\":20}},{\"contains\":\"a\"}]}]",
            Part(suite, 0, "evaluators"));
        Noted(suite, "tests[0].assert[1]", "the reference 'other.yaml'");
        Assert.DoesNotContain(suite.Notes, note => note.What.Contains("assertionTemplates", StringComparison.Ordinal));
    }

    [Fact]
    public void References_that_stand_for_too_much_are_refused_and_circles_end()
    {
        string doubled = string.Join('\n', Enumerable.Range(0, 15).Select(at =>
            $"  t{at}: [{{$ref: '#/t/t{at + 1}'}}, {{$ref: '#/t/t{at + 1}'}}, {{$ref: '#/t/t{at + 1}'}}]"));
        string path = Write($"prompts: [a]\nproviders: [x]\nt:\n{doubled}\n  t15: deep\n");
        Assert.Contains(
            "more than 1000000 values", Assert.Throws<FaultsException>(() => SuiteImport.Read(path)).Message,
            StringComparison.Ordinal);
        Noted(Import("prompts: [a]\nproviders: [x]\nt: {$ref: '#/t'}\n"), "t", "the reference '#/t'");
    }

    [Fact]
    public void Lists_of_many_variables_are_bounded_whatever_their_product()
    {
        string lists = string.Join('\n', Enumerable.Range(0, 64).Select(at => $"      v{at}: [a, b]"));
        ImportedSuite suite = Import($"prompts: ['{{{{v1}}}}']\nproviders: [x]\ntests:\n  - vars:\n{lists}\n");
        Assert.Single(suite.Cases);
        Noted(suite, "tests[0].vars", "more than 10000 tests");
    }

    [Fact]
    public void What_all_tests_share_is_read_from_files_and_what_is_left_of_it_is_named()
    {
        _folder.Write("vars.yaml", "company: Weir");
        ImportedSuite suite = Import("""
            prompts: ['{{q}}']
            providers: [openai:gpt-4o]
            commandLineOptions: {maxConcurrency: 2}
            defaultTest:
              vars: file://vars.yaml
              assertScoringFunction: file://score.js
              options: {provider: {text: {id: openai:gpt-4o, config: {temperature: 0}}, embedding: openai:embedding:x}}
            tests: [{vars: {q: '{{company}} so'}, threshold: 2}]
            """);
        Assert.Equal("Weir", Value(suite, 0, "company"));
        Assert.Contains("judge: openai/gpt-4o", suite.Yaml, StringComparison.Ordinal);
        Noted(suite, "defaultTest", "'assertScoringFunction'");
        Noted(suite, "defaultTest.options.provider", "'config' of the judge");
        Noted(suite, "defaultTest.options.provider", "'embedding' of the judge");
        Noted(suite, "commandLineOptions", "the key 'commandLineOptions'");
        Noted(suite, "tests[0].vars.q", "the template in the variable '{{company}} so'");
        Noted(suite, "tests[0]", "the threshold 2");
    }

    [Fact]
    public void A_scenario_without_tests_is_a_test_for_each_of_its_configurations()
    {
        ImportedSuite suite = Import("""
            prompts: ['{{q}}']
            providers: [openai:gpt-4o]
            scenarios:
              - config: [{vars: {q: a}}, {vars: {q: b}, options: {transform: output}}]
                env: {X: 1}
            """);
        Assert.Equal("a b", $"{Value(suite, 0, "q")} {Value(suite, 1, "q")}");
        Noted(suite, "scenarios[0]", "'env' of a scenario");
        Noted(suite, "scenarios[0].config[1]", "'options' of a scenario");
    }

    [Fact]
    public void Providers_are_told_apart_and_those_that_are_no_model_are_named()
    {
        ImportedSuite suite = Import("""
            prompts: [{raw: '{{q}}', label: 'a:1'}, {raw: 'so {{q}}', label: 'a:2'}, {raw: b, label: b}]
            providers:
              - {id: openai:gpt-4o, config: {temperature: 0}, prompts: ['a:*']}
              - {id: openai:gpt-4o, prompts: [a]}
              - openai:assistant:asst_1
              - openai:{{env.MODEL}}
            tests: [{vars: {q: 1}}]
            """);
        Suite read = Read(suite);
        Assert.Equal(
            ["openai/gpt-4o", "openai/gpt-4o (2)"], read.Models.Take(2).Select(model => model.Label ?? model.Model));
        Assert.Equal(["a:1", "a:2"], read.Models[0].Prompts);
        Assert.Equal(["a:1", "a:2"], read.Models[1].Prompts);
        Noted(suite, "providers[2]", "the provider 'openai:assistant:asst_1'");
        Noted(suite, "providers[3]", "the provider 'openai:{{env.MODEL}}'");
        Noted(Import("prompts: ['{{q}}']\ntests: [{vars: {q: 1}}]\n"), "providers", "no model");
    }

    [Fact]
    public void Prompts_are_conversations_in_YAML_too_and_a_variable_where_none_is_given()
    {
        _folder.Write("one.csv", "Say {{q}}\nand {{q}}\n");
        _folder.Write("two.txt", "first {{q}}\n --- \nsecond {{q}}\n");
        ImportedSuite suite = Import("""
            prompts:
              - "- role: system\n  content: Be short\n- role: user\n  name: ann\n  content: {{q}}\n"
              - file://one.csv
              - file://two.txt
            providers: [openai:gpt-4o]
            tests: [{vars: {q: 1}}]
            """);
        Suite read = Read(suite);
        Assert.Equal(
            ["Be short|{{q}}", "Say {{q}}", "and {{q}}", "first {{q}}", "second {{q}}"],
            read.Prompts.Select(prompt => string.Join('|', prompt.Messages.Select(message => message.Text.Text))));
        Noted(suite, "prompts[0]", "'name' of a message");
        Assert.Equal(
            "{{prompt}}", Read(Import("providers: [openai:gpt-4o]\ntests: [{vars: {prompt: a}}]\n"))
                .Prompts.Single().Messages.Single().Text.Text);
    }

    [Theory]
    [InlineData("{type: equals, value: true}", "[{\"equals\":{\"value\":\"true\",\"trim\":false}}]", null)]
    [InlineData("{type: word-count, value: '{{n}}'}", null, "the count of words '{{n}}'")]
    [InlineData("{type: latency}", null, "the assertion 'latency' without a threshold")]
    [InlineData("{type: equals, value: 'file://gone.txt'}", null, "no file 'file://gone.txt'")]
    [InlineData("{type: is-json, value: '{{schema}}'}", "[\"json\"]", "a schema that cannot be read")]
    [InlineData("{type: contains, value: a, weight: -1}", "[{\"contains\":\"a\"}]", "the weight -1")]
    [InlineData("{type: llm-rubric, value: a, threshold: 5}", "[{\"rubric\":\"a\"}]", "the threshold 5")]
    [InlineData(
        "{type: g-eval, value: [a, b]}", "[{\"g-eval\":\"- a\\n- b\"}]", "several criteria in one assertion")]
    [InlineData("{type: moderation, value: [hate]}", "[\"safety\"]", "the categories of 'moderation'")]
    [InlineData(
        "{type: 'trajectory:tool-used', value: {name: look, min: 2}}",
        "[{\"tool-calls\":{\"calls\":[\"look\"],\"extra\":true}}]", "'min' of a tool's call")]
    [InlineData(
        "{type: assert-set, threshold: 0.5, assert: [{type: contains, value: a}, {type: javascript, value: b}]}",
        null, "an assert-set of which one part")]
    [InlineData(
        "{type: assert-set, threshold: 0.5, assert: [{type: contains, value: a}, {type: contains, value: b, weight: 9}]}",
        "[{\"all-of\":{\"of\":[{\"contains\":\"a\"},{\"contains\":\"b\",\"weight\":9}],\"threshold\":0.5}}]",
        null)]
    [InlineData(
        "{type: assert-set, threshold: 2, assert: [{type: contains, value: a}]}",
        "[{\"all-of\":[{\"contains\":\"a\"}]}]", "the threshold of an assert-set")]
    [InlineData("{type: finish-reason, value: end_turn}", null, "the reason to finish 'end_turn'")]
    public void An_assertion_is_carried_over_or_named_and_never_half(string written, string? evaluators, string? noted)
    {
        ImportedSuite suite = Import($$$"""
            prompts: ['{{q}}']
            providers: [openai:gpt-4o]
            tests: [{vars: {q: 1}, assert: [{{{written}}}]}]
            """);
        Assert.Equal(evaluators, Part(suite, 0, "evaluators"));
        if (noted is not null)
        {
            Noted(suite, "tests[0].assert[0]", noted);
        }

        Assert.Single(Read(suite).Cases.Single().Read(), row => row.Fault is null);
    }

    [Fact]
    public void What_a_row_of_a_table_says_that_nobody_can_keep_is_named_by_its_line()
    {
        _folder.Write(
            "tests.csv",
            "\uFEFFq,__expected,__threshold\r\n\"a, b\",similar:x,\r\nh,file://so.py,2\r\n");
        ImportedSuite suite = Import("prompts: ['{{q}}']\nproviders: [openai:gpt-4o]\ntests: file://tests.csv\n");
        Assert.Equal("a, b", Value(suite, 0, "q"));
        Assert.Contains("\"threshold\":0.8", Part(suite, 0, "evaluators"), StringComparison.Ordinal);
        Noted(suite, "tests.csv:3", "the threshold 2");
        Noted(suite, "tests.csv:3.assert[0]", "the assertion 'python'");
    }

    private ImportedSuite Import(string yaml) => SuiteImport.Read(Write(yaml));

    private string Write(string yaml) => _folder.Write("promptfooconfig.yaml", yaml);

    private Suite Read(ImportedSuite suite)
    {
        string folder = _folder.File("out");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return SuiteFile.Read(suite.WriteTo(folder));
    }

    private static void Noted(ImportedSuite suite, string place, string what) => Assert.Contains(
        suite.Notes, note => note.Place.EndsWith(place, StringComparison.Ordinal)
            && note.What.Contains(what, StringComparison.Ordinal));

    private static string? Part(ImportedSuite suite, int one, string key) =>
        JsonElement.Parse(suite.Cases[one]).Part(key) is { } part ? JsonSerializer.Serialize(part) : null;

    private static string? Value(ImportedSuite suite, int one, string name) =>
        JsonElement.Parse(suite.Cases[one]).TextAt("values", name);
}
