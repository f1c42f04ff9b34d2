using System.Text.Json;

namespace Pointsman;

/// <summary>What was found, short enough for a sentence.</summary>
internal static class JsonQuote
{
    /// <summary>The most characters that are quoted of a text.</summary>
    public const int Most = 60;

    /// <summary>The beginning of a text, on one line.</summary>
    public static string Text(string text)
    {
        string all = text.Length > Most ? string.Concat(Whole(text), "…") : text;
        return $"'{string.Concat(all.Select(one => char.IsControl(one) ? ' ' : one))}'";
    }

    /// <summary>The kind of a value.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Null => "null",
        _ => "nothing",
    };

    /// <summary>The kind of a value, and what it is where that is short.</summary>
    public static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"an object with {value.GetPropertyCount()} properties",
        JsonValueKind.Array => $"an array of {value.GetArrayLength()}",
        JsonValueKind.String => $"the string {Text(value.GetString()!)}",
        JsonValueKind.Number => $"the number {Text(value.GetRawText()).Trim('\'')}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        _ => "nothing",
    };

    // A character of two halves is not cut between them.
    private static ReadOnlySpan<char> Whole(string text) =>
        text.AsSpan(0, char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most);
}
