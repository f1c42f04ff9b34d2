using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>
/// Turns a schema in Gemini's OpenAPI form into JSON Schema: types in capitals, <c>nullable</c>, whole numbers as
/// text, <c>propertyOrdering</c>. What already is JSON Schema comes out unchanged.
/// </summary>
internal static class GeminiSchema
{
    // Google writes 64-bit whole numbers as text.
    private static readonly string[] Counts =
        ["minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties"];

    /// <summary>The schema as JSON Schema.</summary>
    public static JsonElement ToJsonSchema(JsonElement schema)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteSchema(writer, schema);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static void WriteSchema(Utf8JsonWriter writer, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            schema.WriteTo(writer);
            return;
        }

        bool nullable = GeminiNames.Property(schema, "nullable") is { ValueKind: JsonValueKind.True };
        writer.WriteStartObject();
        foreach (JsonProperty property in schema.EnumerateObject())
        {
            WriteKeyword(writer, schema, property, nullable);
        }

        writer.WriteEndObject();
    }

    private static void WriteKeyword(Utf8JsonWriter writer, JsonElement schema, JsonProperty property, bool nullable)
    {
        string name = GeminiNames.Camel(property.Name);
        switch (name)
        {
            case "nullable" or "propertyOrdering":
                return;
            case "type" when property.Value.ValueKind == JsonValueKind.String:
                WriteType(writer, property.Value, nullable);
                return;
            case "enum" when property.Value.ValueKind == JsonValueKind.Array:
                WriteEnum(writer, property.Value, nullable);
                return;
            case "format" when property.Value.ValueKind == JsonValueKind.String && property.Value.ValueEquals("enum"):
                return; // Google's way to say that an enum follows; no format that anybody else knows.
            case "example":
                writer.WriteStartArray("examples");
                property.Value.WriteTo(writer);
                writer.WriteEndArray();
                return;
            case "properties" when property.Value.ValueKind == JsonValueKind.Object:
                WriteProperties(writer, property.Value, GeminiNames.Property(schema, "propertyOrdering"));
                return;
            case "items" or "additionalProperties":
                writer.WritePropertyName(name);
                WriteSchema(writer, property.Value);
                return;
            case "anyOf" when property.Value.ValueKind == JsonValueKind.Array:
                writer.WriteStartArray(name);
                foreach (JsonElement option in property.Value.EnumerateArray())
                {
                    WriteSchema(writer, option);
                }

                writer.WriteEndArray();
                return;
        }

        writer.WritePropertyName(Counts.Contains(name) ? name : property.Name);
        WriteValue(writer, name, property.Value);
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, JsonElement value)
    {
        if (Counts.Contains(name) && value.ValueKind == JsonValueKind.String
            && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out long count))
        {
            writer.WriteNumberValue(count);
            return;
        }

        value.WriteTo(writer);
    }

    private static void WriteType(Utf8JsonWriter writer, JsonElement type, bool nullable)
    {
        string word = type.GetString()!.ToLowerInvariant();
        if (word == "type_unspecified")
        {
            return;
        }

        if (!nullable || word == "null")
        {
            writer.WriteString("type", word);
            return;
        }

        writer.WriteStartArray("type");
        writer.WriteStringValue(word);
        writer.WriteStringValue("null");
        writer.WriteEndArray();
    }

    private static void WriteEnum(Utf8JsonWriter writer, JsonElement values, bool nullable)
    {
        writer.WriteStartArray("enum");
        bool sawNull = false;
        foreach (JsonElement value in values.EnumerateArray())
        {
            sawNull |= value.ValueKind == JsonValueKind.Null;
            value.WriteTo(writer);
        }

        if (nullable && !sawNull)
        {
            writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }

    // The order of properties is the order of their names in JSON Schema, so the ordering needs no key of its own.
    private static void WriteProperties(Utf8JsonWriter writer, JsonElement properties, JsonElement? ordering)
    {
        List<string> order = ordering is { ValueKind: JsonValueKind.Array } names
            ? [.. names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(Text)]
            : [];
        writer.WriteStartObject("properties");
        foreach (JsonProperty property in properties.EnumerateObject().OrderBy(property => Rank(order, property.Name)))
        {
            writer.WritePropertyName(property.Name);
            WriteSchema(writer, property.Value);
        }

        writer.WriteEndObject();
    }

    private static int Rank(List<string> order, string name) =>
        order.IndexOf(name) is var at && at < 0 ? int.MaxValue : at;

    private static string Text(JsonElement name) => name.GetString()!;
}
