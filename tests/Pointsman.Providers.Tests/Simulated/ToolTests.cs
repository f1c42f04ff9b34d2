using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class ToolTests : IDisposable
{
    // Marked easy, so that the draw of mistakes stays out of what is tested here.
    private const string Easy = "[[sim difficulty=0]]";
    private readonly Sim _sim = new();

    public void Dispose() => _sim.Dispose();

    [Fact]
    public async Task A_matching_tool_is_called_with_arguments_from_the_prompt()
    {
        JsonNode choice = await AskAsync("What is the weather in Paris in celsius?");
        Assert.Equal("tool_calls", choice["finish_reason"]!.GetValue<string>());
        Assert.Null(choice["message"]!["content"]);
        Assert.Equal(["get_weather {\"city\":\"Paris\",\"unit\":\"celsius\"}"], Calls(choice));
    }

    [Theory]
    [InlineData("What is the weather in Paris and Rome?", "Paris", "Rome")]
    [InlineData("Tell me the weather in Oslo, Bergen and Berlin.", "Oslo", "Bergen", "Berlin")]
    public async Task Each_place_gets_a_call_of_its_own(string prompt, params string[] cities)
    {
        JsonNode choice = await AskAsync(prompt);
        Assert.Equal(cities, Calls(choice).Select(City));
        Assert.Equal(cities.Length, choice["message"]!["tool_calls"]!.AsArray()
            .Select(call => call!["id"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public async Task Several_requests_go_to_several_tools()
    {
        JsonNode choice = await AskAsync(
            "What is the weather in Lima? Send an email to ann@example.com saying \"Bring a coat\". "
            + "And calculate 12 * 7.");
        Assert.Equal(
            ["calculator", "get_weather", "send_email"], Calls(choice).Select(call => call.Split(' ')[0]).Order());
        Assert.Contains("calculator {\"expression\":\"12 * 7\"}", Calls(choice));
        Assert.Contains(Calls(choice), call => call.Contains("\"to\":\"ann@example.com\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Why do cats purr?", "\"auto\"", 0)]
    [InlineData("What is the weather in Paris?", "\"none\"", 0)]
    [InlineData("Why do cats purr?", "\"required\"", 1)]
    [InlineData("Why do cats purr?", """{"type":"function","function":{"name":"send_email"}}""", 1)]
    public async Task The_choice_of_tools_is_obeyed(string prompt, string choice, int calls)
    {
        JsonNode answer = await AskAsync(prompt, body => body["tool_choice"] = JsonNode.Parse(choice));
        Assert.Equal(calls, Calls(answer).Count);
        if (choice.Contains("send_email", StringComparison.Ordinal))
        {
            Assert.StartsWith("send_email", Calls(answer)[0]);
        }
    }

    [Fact]
    public async Task Without_parallel_calls_there_is_one() => Assert.Single(Calls(await AskAsync(
        "What is the weather in Paris and Rome?", body => body["parallel_tool_calls"] = false)));

    [Fact]
    public async Task What_the_tool_gave_back_is_answered()
    {
        JsonObject body = Body("What is the weather in Paris?");
        JsonNode first = (await _sim.AskAsync(body))["choices"]![0]!["message"]!;
        body["messages"]!.AsArray().Add(first.DeepClone());
        body["messages"]!.AsArray().Add(new JsonObject
        {
            ["role"] = "tool",
            ["tool_call_id"] = first["tool_calls"]![0]!["id"]!.GetValue<string>(),
            ["content"] = """{"temperature":21,"sky":"clear"}""",
        });
        JsonNode answer = (await _sim.AskAsync(body))["choices"]![0]!;
        Assert.Equal("stop", answer["finish_reason"]!.GetValue<string>());
        Assert.Equal(
            "According to get_weather: temperature 21, sky clear.", answer["message"]!["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task Streamed_calls_are_those_of_the_plain_answer()
    {
        JsonObject body = Body("What is the weather in Paris and Rome?");
        List<string> plain = Calls((await _sim.AskAsync(body))["choices"]![0]!);
        List<JsonNode> events = await _sim.StreamAsync(body);
        var deltas = events.SelectMany(one => one["choices"]![0]!["delta"]!["tool_calls"]?.AsArray() ?? []).ToList();
        IEnumerable<string> joined = deltas.GroupBy(delta => delta!["index"]!.GetValue<int>()).Select(call =>
            $"{call.First()!["function"]!["name"]} "
            + string.Concat(call.Select(one => one!["function"]!["arguments"])));
        Assert.Equal(plain, joined);
        Assert.Equal("tool_calls", events[^1]["choices"]![0]!["finish_reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_wrong_call_is_valid_but_says_something_else()
    {
        var calls = new HashSet<string>();
        for (int i = 0; i < 40; i++)
        {
            JsonObject body = Body("What is the weather in Paris in celsius? [[sim difficulty=0.6]]", "sim/small", "");
            body["seed"] = i;
            calls.UnionWith(Calls((await _sim.AskAsync(body))["choices"]![0]!));
        }

        Assert.Contains(calls, call => call.Contains("fahrenheit", StringComparison.Ordinal) || City(call) != "Paris");
        Assert.All(calls, call => Assert.NotEmpty(City(call)));
    }

    private static string City(string call) =>
        JsonNode.Parse(call[call.IndexOf('{', StringComparison.Ordinal)..])!["city"]!.GetValue<string>();

    private static List<string> Calls(JsonNode choice) =>
    [
        .. (choice["message"]!["tool_calls"]?.AsArray() ?? [])
            .Select(call => $"{call!["function"]!["name"]} {call["function"]!["arguments"]}"),
    ];

    private static JsonObject Body(string prompt, string model = "sim/large", string mark = Easy)
    {
        JsonObject body = Sim.Body($"{prompt} {mark}".Trim(), model);
        body["tools"] = new JsonArray(
            Tool("get_weather", "The current weather of a city", """
                {"city":{"type":"string"},"unit":{"type":"string","enum":["fahrenheit","celsius"]}}
                """, "city"),
            Tool("send_email", "Sends an email to somebody", """
                {"to":{"type":"string","description":"email address"},"body":{"type":"string"}}
                """, "to"),
            Tool("calculator", "Does arithmetic", """{"expression":{"type":"string"}}""", "expression"));
        return body;
    }

    private static JsonObject Tool(string name, string about, string properties, string required) => new()
    {
        ["type"] = "function",
        ["function"] = new JsonObject
        {
            ["name"] = name,
            ["description"] = about,
            ["parameters"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = JsonNode.Parse(properties),
                ["required"] = new JsonArray(required),
            },
        },
    };

    private async Task<JsonNode> AskAsync(string prompt, Action<JsonObject>? with = null)
    {
        JsonObject body = Body(prompt);
        with?.Invoke(body);
        return (await _sim.AskAsync(body))["choices"]![0]!;
    }
}
