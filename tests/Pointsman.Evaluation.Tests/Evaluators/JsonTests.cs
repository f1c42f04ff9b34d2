using System.Text.Json;
using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

public sealed class JsonTests
{
    private const string Schema =
        "json-schema: {schema: {type: object, required: [id], properties: {id: {type: integer}}}}";

    [Theory]
    [InlineData("json", "{\"a\": 1}", true)]
    [InlineData("json", "```json\n{\"a\": 1}\n```", false)]
    [InlineData("json: {repair: yes}", "```json\n{\"a\": 1,}\n```", true)]
    [InlineData("json: {is: object}", "[1]", false)]
    [InlineData("json: {is: array}", "[1]", true)]
    [InlineData("not-json", "no", true)]
    [InlineData(Schema, "{\"id\": 1}", true)]
    [InlineData(Schema, "{\"id\": \"1\"}", false)]
    [InlineData(Schema, "no", false)]
    public async Task Json_is_what_is_asked_for(string yaml, string answer, bool passes) =>
        Assert.Equal(passes, (await Judged.Of(yaml, answer)).Passed);

    [Fact]
    public async Task What_was_repaired_is_told() => Assert.Equal(
        "repaired: fence, trailing_comma",
        (await Judged.Of("json: {repair: yes}", "```json\n{\"a\": 1,}\n```")).Reason);

    [Fact]
    public async Task A_schema_may_stand_in_a_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("s.json", "{\"type\": \"array\"}");
        var answer = new Answer { Text = "{}" };
        EvaluatorScore score = await Judged.Of("json-schema: s.json", answer, folder: folder.Path);
        Assert.Equal("the answer: found an object with 0 properties, allowed is the type array", score.Reason);
    }

    [Fact]
    public async Task The_reason_names_the_place() => Assert.Equal(
        "/id: found the string '1', allowed is the type integer", (await Judged.Of(Schema, "{\"id\": \"1\"}")).Reason);

    [Theory]
    [InlineData("json-equals", "{\"b\": [1.0, 2], \"a\": \"x\"}", true)]
    [InlineData("json-equals", "{\"b\": [2, 1], \"a\": \"x\"}", false)]
    [InlineData("json-equals", "{\"b\": [1, 2], \"a\": \"x\", \"c\": 1}", false)]
    [InlineData("json-equals: {partial: yes}", "{\"b\": [1, 2], \"a\": \"x\", \"c\": 1}", true)]
    [InlineData("json-equals: {paths: 'b[1]'}", "{\"b\": [0, 2]}", true)]
    [InlineData("json-equals: {value: {a: '{{expected.a}}', b: [1, 2]}}", "{\"b\": [1, 2], \"a\": \"x\"}", true)]
    [InlineData("json-equals: {repair: yes}", "Here: {\"b\": [1, 2], \"a\": \"x\"}", true)]
    public async Task Values_are_compared_and_not_their_spelling(string yaml, string answer, bool passes) =>
        Assert.Equal(passes, (await Judged.Of(yaml, answer, new { a = "x", b = new[] { 1, 2 } })).Passed);

    [Fact]
    public async Task A_name_within_an_expected_value_stands_for_the_value_itself()
    {
        const string Yaml = "json-equals: {value: {a: {n: '{{expected.n}}'}, l: ['{{expected.q}}'], e: {}, f: []}}";
        const string Answer = "{\"a\": {\"n\": 1}, \"l\": [\"say \\\"x\\\"\"], \"e\": {}, \"f\": []}";
        EvaluatorScore score = await Judged.Of(Yaml, Answer, new { n = 1, q = "say \"x\"" });
        Assert.True(score.Passed, score.Error ?? score.Reason);
    }

    [Fact]
    public async Task Of_several_paths_the_share_that_is_equal_is_the_score()
    {
        EvaluatorScore score = await Judged.Of(
            "json-equals: {paths: [a, b]}", "{\"a\": 1, \"b\": 3}", new { a = 1, b = 2 });
        Assert.Equal(0.5, score.Value);
        Assert.Equal("b: expected the number 2, found the number 3", score.Reason);
    }

    [Fact]
    public async Task An_expected_value_that_is_no_json_is_an_error() =>
        Assert.StartsWith("what is expected is no JSON", (await Judged.Of("json-equals", "1", "{")).Error);

    [Theory]
    [InlineData("tool-calls: weather", true)]
    [InlineData("tool-calls: [weather, mail]", false)]
    [InlineData("tool-calls: none", false)]
    [InlineData("not-tool-calls: none", true)]
    [InlineData("tool-calls: [time, weather]", false)]
    [InlineData("tool-calls: {calls: [time], extra: yes}", false)]
    [InlineData("tool-calls: {calls: {name: weather, arguments: {city: Paris, days: 2}}}", true)]
    [InlineData("tool-calls: {calls: {name: weather, arguments: {city: Paris}}}", false)]
    [InlineData("tool-calls: {calls: {name: weather, arguments: {city: Paris}}, partial: yes}", true)]
    [InlineData("tool-calls: {calls: {name: weather, schema: {required: [city]}}}", true)]
    [InlineData("tool-calls: {calls: {name: weather, schema: {required: [country]}}}", false)]
    public async Task Calls_of_tools_are_the_expected_ones(string yaml, bool passes) =>
        Assert.Equal(passes, (await Judged.Of(yaml, Calls("weather"))).Passed);

    [Theory]
    [InlineData("tool-calls: [mail, weather]", 1, true)]
    [InlineData("tool-calls: {calls: [mail, weather], in-order: yes}", 0.5, false)]
    [InlineData("tool-calls: {calls: [weather, mail], in-order: yes}", 1, true)]
    [InlineData("tool-calls: {calls: [weather], extra: yes}", 1, true)]
    [InlineData("tool-calls: {calls: [weather]}", 1, false)]
    [InlineData("tool-calls: {calls: [weather, time]}", 0.5, false)]
    public async Task Calls_may_have_an_order(string yaml, double value, bool passes)
    {
        EvaluatorScore score = await Judged.Of(yaml, Calls("weather", "mail"));
        Assert.Equal((value, passes), (score.Value, score.Passed));
    }

    [Fact]
    public async Task Expected_calls_of_the_case_may_be_in_the_shape_of_openai()
    {
        object expected = new[]
        {
            new { function = new { name = "weather", arguments = "{\"city\":\"Paris\",\"days\":2}" } },
        };
        Assert.True((await Judged.Of("tool-calls", Calls("weather"), expected)).Passed);
        Assert.True((await Judged.Of("tool-calls", new Answer { Text = "" }, "none")).Passed);
        Assert.StartsWith("what is expected are no calls", (await Judged.Of("tool-calls", Calls("a"), 5)).Error);
    }

    private static Answer Calls(params string[] names) => new()
    {
        Text = "",
        Tools = [.. names.Select(name => new ToolUse(name, JsonElement.Parse("{\"city\":\"Paris\",\"days\":2}")))],
    };
}
