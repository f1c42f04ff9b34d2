using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Writes a value that fits a JSON Schema, always the same one. It knows what tools and structured output use:
/// objects, arrays, enums, constants, references and alternatives; patterns and lengths it does not.</summary>
internal sealed class SchemaExample
{
    // A schema that refers to itself ends here with an empty value.
    private const int MaxDepth = 12;

    private readonly JsonElement _root;
    private readonly string _word;
    private readonly bool _escapes;

    private SchemaExample(JsonElement root, string word, bool escapes) =>
        (_root, _word, _escapes) = (root, word, escapes);

    /// <param name="schema">The schema, or none for any object.</param>
    /// <param name="word">The value of every text.</param>
    /// <param name="escapes">Whether letters beyond ASCII are written as escapes.</param>
    public static string Write(JsonElement? schema, string word, bool escapes = false) => schema is { } root
        ? new SchemaExample(root, word, escapes).Value(root, 0)
        : $$"""{"answer":{{JsonText.Quote(word, escapes)}}}""";

    private string Value(JsonElement schema, int depth)
    {
        if (schema.Text("$ref") is { } reference)
        {
            return depth > MaxDepth ? "null" : Value(Find(reference), depth + 1);
        }

        if (schema.At("const") is { } constant)
        {
            return constant.GetRawText();
        }

        if (schema.Items("enum").Select(one => one.GetRawText()).FirstOrDefault() is { } first)
        {
            return first;
        }

        foreach (string choice in (ReadOnlySpan<string>)["anyOf", "oneOf", "allOf"])
        {
            if (schema.Items(choice).ToList() is [var option, ..])
            {
                return Value(option, depth + 1);
            }
        }

        return Type(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => schema.At("items") is { } items && depth < MaxDepth ? $"[{Value(items, depth + 1)}]" : "[]",
            "integer" or "number" => schema.At("minimum")?.GetRawText() ?? "1",
            "boolean" => "true",
            "null" => "null",
            _ => JsonText.Quote(_word, _escapes),
        };
    }

    private string Object(JsonElement schema, int depth)
    {
        if (depth > MaxDepth || schema.At("properties") is not { ValueKind: JsonValueKind.Object } properties)
        {
            return "{}";
        }

        return $"{{{string.Join(',', properties.EnumerateObject().Select(property =>
            $"{JsonText.Quote(property.Name)}:{Value(property.Value, depth + 1)}"))}}}";
    }

    private static string Type(JsonElement schema)
    {
        string? type = schema.At("type") switch
        {
            { ValueKind: JsonValueKind.String } one => one.GetString(),
            { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().FirstOrDefault().GetString(),
            _ => schema.At("properties") is null ? "string" : "object",
        };
        // Gemini writes types in capitals.
#pragma warning disable CA1308 // Schema types are lower-case words by their standard.
        return type?.ToLowerInvariant() ?? "string";
#pragma warning restore CA1308
    }

    private JsonElement Find(string reference)
    {
        JsonElement found = _root;
        foreach (string step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (found.At(step) is not { } next)
            {
                return default;
            }

            found = next;
        }

        return found;
    }
}
