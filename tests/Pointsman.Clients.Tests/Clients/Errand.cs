using System.Text.Json;

namespace Pointsman.Clients.Tests;

/// <summary>What every client asks, so that all reports can be held to the same.</summary>
internal static class Errand
{
    public const string Prompt = "Name a city and how many people live there.";

    public const string ToolPrompt = "What is the weather in Paris? And what is the time in Paris?";

    public const string Weather = "get_weather";

    public const string Time = "get_time";

    public const string PicturePrompt = "What does this picture show?";

    /// <summary>Sixteen by sixteen red points, PNG, in base64; without a plus, which some writers escape.</summary>
    public const string Picture =
        "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mM4ISdHEmIY1TCqYfhqAADkYgQQ6ZuA8QAAAABJRU5ErkJggg==";

    public const string PictureType = "image/png";

    /// <summary>Eight samples of a wave, WAV, in base64.</summary>
    public const string Sound =
        "UklGRjQAAABXQVZFZm10IBAAAAABAAEAgD4AAAB9AAACABAAZGF0YRAAAAAAALwC6AO8AgAARP0Y/ET9";

    public const string SoundType = "audio/wav";

    /// <summary>How long the vectors of embeddings are to be.</summary>
    public const int Dimensions = 16;

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

    /// <summary>What is to become vectors.</summary>
    public static IReadOnlyList<string> Phrases { get; } = ["The points are set.", "No train comes on Sunday."];

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
