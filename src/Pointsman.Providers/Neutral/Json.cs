using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Pointsman.Providers;

/// <summary>
/// Reads what providers answer. Nothing here throws: what is absent or of another kind is null, because an answer
/// with an odd field beside a good one is still an answer.
/// </summary>
internal static class Json
{
    private static readonly JsonElement NoItems = JsonElement.Parse("[]");

    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = JsonBody.MaxDepth };

    /// <summary>The object in a body or an event; null when it is none.</summary>
    public static JsonElement? Object(ReadOnlySpan<byte> data)
    {
        if (!Utf8.IsValid(data))
        {
            return null;
        }

        try
        {
            var parsed = JsonElement.Parse(data, Limits);
            bool isObject = parsed.ValueKind == JsonValueKind.Object && !JsonBody.HasBrokenText(data, namesOnly: true);
            return isObject ? parsed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A field that has a value.</summary>
    public static JsonElement? Field(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value)
            && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A field that is an object.</summary>
    public static JsonElement? Inner(this JsonElement parent, string name) =>
        parent.Field(name) is { ValueKind: JsonValueKind.Object } inner ? inner : null;

    /// <summary>The elements of a field that is a list; none when it is no list.</summary>
    /// <remarks>As the enumerator that it is: each piece of a stream is looked through for several lists.</remarks>
    public static JsonElement.ArrayEnumerator Items(this JsonElement parent, string name) =>
        (parent.Field(name) is { ValueKind: JsonValueKind.Array } list ? list : NoItems).EnumerateArray();

    /// <summary>A field that is a text.</summary>
    public static string? Text(this JsonElement parent, string name) =>
        parent.Field(name) is { ValueKind: JsonValueKind.String } text ? Text(text) : null;

    /// <summary>A field that is a whole number which is not negative.</summary>
    public static long? Count(this JsonElement parent, string name) =>
        parent.Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out double count)
            && count is >= 0 and < 1e15 ? (long)count : null;

    /// <summary>The text, also when an escape in it stands for half a character whose other half comes later.</summary>
    public static string Text(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescaped(text.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Unescaped(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)ushort.Parse(raw.Slice(i + 1, 4), System.Globalization.NumberStyles.HexNumber,
                    System.Globalization.CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(raw[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                var plain => plain,
            });
        }

        return text.ToString();
    }
}
