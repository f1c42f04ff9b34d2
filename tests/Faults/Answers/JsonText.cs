using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Writes texts into JSON, and reads fields that may be absent.</summary>
internal static class JsonText
{
    /// <summary>A JSON string, quotes included. Letters beyond ASCII stay as they are unless escapes are
    /// wanted.</summary>
    public static string Quote(string text, bool escapes = false)
    {
        JavaScriptEncoder encoder = escapes ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return string.Concat("\"", JsonEncodedText.Encode(text, encoder).Value, "\"");
    }

    public static JsonElement? At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool Flag(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The text of a message's content: a text, or parts that have a text.</summary>
    public static string ContentText(this JsonElement element, string name) => element.At(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } parts =>
            string.Concat(parts.EnumerateArray().Select(part => part.Text("text"))),
        _ => "",
    };

    /// <summary>The letters of all texts below an element.</summary>
    public static int Letters(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!.Length,
        JsonValueKind.Array => element.EnumerateArray().Sum(Letters),
        JsonValueKind.Object => element.EnumerateObject().Sum(property => property.Value.Letters()),
        _ => 0,
    };
}
