using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>
/// Fields that the neutral form has no place for, from a client of Gemini to a model of Gemini: what stands beside
/// the conversation is written as it came; what stood inside a part has lost its place.
/// </summary>
internal static class GeminiCarriedFields
{
    private static readonly string[] Places = ["generationConfig.", "toolConfig."];

    /// <summary>Whether the field is written again.</summary>
    public static bool Holds(ChatAsk ask, ForeignField field) =>
        ask.Format == WireFormat.Gemini
            && (IsTool(field) || IsIn(field, "") || Places.Any(place => IsIn(field, place)));

    /// <summary>Whether any field of a place is written again.</summary>
    public static bool Any(ChatAsk ask, string place) =>
        ask.Format == WireFormat.Gemini && ask.Foreign.Any(field => IsIn(field, place));

    /// <summary>Google's own tools.</summary>
    public static IEnumerable<ForeignField> Tools(ChatAsk ask) =>
        ask.Format == WireFormat.Gemini ? ask.Foreign.Where(IsTool) : [];

    /// <summary>Writes the fields of one place: the body itself when it is empty.</summary>
    public static void Write(Utf8JsonWriter writer, ChatAsk ask, string place)
    {
        bool own = ask.Format == WireFormat.Gemini;
        foreach (ForeignField field in ask.Foreign.Where(field => own && IsIn(field, place)))
        {
            writer.WritePropertyName(GeminiNames.Camel(field.Path[place.Length..]));
            field.Value.WriteTo(writer);
        }
    }

    private static bool IsIn(ForeignField field, string place) =>
        GeminiNames.Camel(field.Path).StartsWith(place, StringComparison.Ordinal)
            && field.Path.Length > place.Length && field.Path.AsSpan(place.Length).IndexOfAny('.', '[') < 0;

    // tools[0].googleSearch
    private static bool IsTool(ForeignField field) =>
        field.Path.StartsWith("tools[", StringComparison.Ordinal) && field.Path.Count(letter => letter == '.') == 1;
}
