using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>
/// Reads what a server answered. What is missing or of another kind reads as nothing: a server may be older or newer
/// than this program. Texts come out safe to show.
/// </summary>
internal static class Answered
{
    public static JsonNode? At(this JsonNode? node, string key) => node is JsonObject found ? found[key] : null;

    public static string Text(this JsonNode? node, string key) => Printable.Of(node.At(key)?.ToString() ?? "");

    public static decimal Number(this JsonNode? node, string key) =>
        node.At(key) is JsonValue value && value.TryGetValue(out decimal number) ? number : 0m;

    public static bool Yes(this JsonNode? node, string key) =>
        node.At(key) is JsonValue value && value.TryGetValue(out bool yes) && yes;

    public static IEnumerable<JsonObject> Parts(this JsonNode? node, string key) =>
        (node.At(key) as JsonArray ?? []).OfType<JsonObject>();

    public static IEnumerable<string> Lines(this JsonNode? node, string key) =>
        (node.At(key) as JsonArray ?? []).Select(line => Printable.Of(line?.ToString() ?? ""));

    /// <summary>A moment in UTC; empty when there is none.</summary>
    public static string When(this JsonNode? node, string key) =>
        node.At(key) is JsonValue value && value.TryGetValue(out DateTimeOffset time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
            : "";

    /// <summary>A number as people read it.</summary>
    public static string Figure(this JsonNode? node, string key) => Written.Figure(node.Number(key));

    /// <summary>An amount to the last digit that matters.</summary>
    public static string Money(this JsonNode? node, string key) => new Usd(node.Number(key)).ToString();
}
