using System.Globalization;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>A row of a benchmark's file, of a table or of JSON alike.</summary>
/// <param name="Json">The row; the fields of a table are texts.</param>
/// <param name="File">The name of its file without folder and ending.</param>
/// <param name="Place">Its place in a JSON document, or nothing.</param>
internal sealed record BenchmarkRow(JsonElement Json, string File, string Place = "")
{
    /// <summary>A field as text; null where it is not there, or empty.</summary>
    public string? Text(string name) => Text(Json, name);

    /// <summary>What stands in a field; null where it is not there.</summary>
    public JsonElement? Value(string name) => Value(Json, name);

    /// <summary>The texts of a list.</summary>
    public string[] Texts(string name) => Texts(Value(name));

    public static JsonElement? Value(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value)
            && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    public static string? Text(JsonElement json, string name) =>
        Value(json, name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value
            && value.ToString() is { Length: > 0 } text ? text : null;

    public static string[] Texts(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items
        ? [.. items.EnumerateArray().Select(item => item.ToString())]
        : [];

    /// <summary>A whole number, or the text of one.</summary>
    public int? Whole(string name) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number : null;
}
