using System.Globalization;
using System.Text.Json;

namespace Pointsman;

/// <summary>Writes a key only when its value is known.</summary>
internal static class FactsJson
{
    public static void Text(this Utf8JsonWriter writer, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(key, value);
        }
    }

    public static void Texts(this Utf8JsonWriter writer, string key, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
        {
            writer.WriteStartArray(key);
            foreach (string value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }
    }

    public static void Words(this Utf8JsonWriter writer, string key, Modalities? set) =>
        writer.Texts(key, [.. CatalogWords.Of(set ?? default)]);

    public static void Words(this Utf8JsonWriter writer, string key, Features? set) =>
        writer.Texts(key, [.. CatalogWords.Of(set ?? default)]);

    public static void Whole(this Utf8JsonWriter writer, string key, long? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(key, known);
        }
    }

    public static void YesNo(this Utf8JsonWriter writer, string key, bool? value)
    {
        if (value is { } known)
        {
            writer.WriteBoolean(key, known);
        }
    }

    public static void Date(this Utf8JsonWriter writer, string key, DateOnly? value)
    {
        if (value is { } known)
        {
            writer.WriteString(key, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }
}
