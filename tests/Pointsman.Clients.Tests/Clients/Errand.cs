using System.Text.Json;

namespace Pointsman.Clients.Tests;

/// <summary>What every client asks, so that all reports can be held to the same.</summary>
internal static class Errand
{
    public const string Prompt = "Name a city and how many people live there.";

    public const string ToolPrompt = "What is the weather in Paris? And what is the time in Paris?";

    public const string Weather = "get_weather";

    public const string Time = "get_time";

    private const string Place = """
        {"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}
        """;

    public static IReadOnlyList<DeclaredTool> Tools { get; } =
    [
        new(Weather, "The weather in a city now", Json(Place)),
        new(Time, "The time in a city now", Json(Place)),
    ];

    public static IReadOnlyDictionary<string, string> Results { get; } = new Dictionary<string, string>
    {
        [Weather] = "It is sunny, 18 degrees.",
        [Time] = "It is 14:05.",
    };

    public static JsonElement Schema { get; } = Json("""
        {
          "type": "object",
          "properties": { "city": { "type": "string" }, "people": { "type": "integer" } },
          "required": ["city", "people"],
          "additionalProperties": false
        }
        """);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
