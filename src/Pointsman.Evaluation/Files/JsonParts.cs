using System.Globalization;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Looks into JSON that others wrote, where anything may be missing or of another kind.</summary>
internal static class JsonParts
{
    /// <summary>What stands at the end of a way of keys; null where a key is missing or holds null.</summary>
    public static JsonElement? Part(this JsonElement json, params ReadOnlySpan<string> way)
    {
        foreach (string key in way)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(key, out json)
                || json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            {
                return null;
            }
        }

        return json;
    }

    /// <summary>A text at the end of a way; numbers and yes or no as they are written, null for all else.</summary>
    public static string? TextAt(this JsonElement json, params ReadOnlySpan<string> way) => json.Part(way) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } plain => plain.GetRawText(),
        _ => null,
    };

    /// <summary>A number at the end of a way, also where it is written as a text.</summary>
    public static decimal? NumberAt(this JsonElement json, params ReadOnlySpan<string> way) =>
        json.Part(way) is { ValueKind: JsonValueKind.Number or JsonValueKind.String } number
            && decimal.TryParse(number.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value : null;

    /// <summary>A count of tokens at the end of a way; null where there is none, or one that cannot be.</summary>
    public static long? CountAt(this JsonElement json, params ReadOnlySpan<string> way) =>
        json.NumberAt(way) is >= 0 and <= 1_000_000_000_000m and var number ? (long)number : null;

    /// <summary>Yes or no at the end of a way.</summary>
    public static bool? YesNoAt(this JsonElement json, params ReadOnlySpan<string> way) =>
        json.Part(way)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The items of a list at the end of a way; none where it is no list.</summary>
    public static IEnumerable<JsonElement> ItemsAt(this JsonElement json, params ReadOnlySpan<string> way) =>
        json.Part(way) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The keys and values of an object at the end of a way; none where it is no object.</summary>
    public static IEnumerable<JsonProperty> EntriesAt(this JsonElement json, params ReadOnlySpan<string> way) =>
        json.Part(way) is { ValueKind: JsonValueKind.Object } whole ? whole.EnumerateObject() : [];

    /// <summary>The text of a message's content, which is a text or a list of parts with texts.</summary>
    public static string ContentText(this JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray()
            .Where(part => part.TextAt("type") is null or "text" && part.TextAt("$type") is null or "text")
            .Select(part => part.ValueKind == JsonValueKind.String ? part.GetString() : part.TextAt("text"))),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => content.GetRawText(),
    };

    /// <summary>A moment at the end of a way.</summary>
    public static DateTimeOffset? MomentAt(this JsonElement json, params ReadOnlySpan<string> way) =>
        DateTimeOffset.TryParse(json.TextAt(way), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset moment) ? moment : null;

    /// <summary>A span of that many seconds; null where nothing tells it, or it is none or longer than a day.</summary>
    public static TimeSpan? Seconds(decimal? seconds) =>
        seconds is > 0 and < 86_400 ? TimeSpan.FromSeconds((double)seconds.Value) : null;
}
