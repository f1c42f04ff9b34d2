using System.Text.Json;
using System.Text.Unicode;

namespace Pointsman.Providers;

/// <summary>Parses a body that came over the network, so that nothing that reads it afterwards can stumble.</summary>
internal static class JsonBody
{
    /// <summary>How deep objects and lists may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>The parsed body, or null and what is wrong with it.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body, out string? fault)
    {
        fault = null;
        if (!Utf8.IsValid(body.Span))
        {
            fault = "the body is not valid UTF-8";
            return null;
        }

        try
        {
            if (HasBrokenText(body.Span, namesOnly: false))
            {
                fault = "a text holds half of a surrogate pair (an escape such as \\ud83d without its second half)";
                return null;
            }

            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException broken)
        {
            fault = $"the body is no JSON of at most {MaxDepth} levels (line {broken.LineNumber + 1}, "
                + $"byte {broken.BytePositionInLine + 1})";
            return null;
        }
    }

    /// <summary>
    /// Whether a text holds half of a surrogate pair, or only the name of a field: the parser takes such an escape,
    /// and only whoever asks for the text learns of it, by an exception.
    /// </summary>
    public static bool HasBrokenText(ReadOnlySpan<byte> body, bool namesOnly)
    {
        if (body.IndexOf("\\u"u8) < 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        Span<char> scratch = stackalloc char[512];
        while (reader.Read())
        {
            bool isText = reader.TokenType == JsonTokenType.PropertyName
                || (reader.TokenType == JsonTokenType.String && !namesOnly);
            if (!isText || !reader.ValueIsEscaped)
            {
                continue;
            }

            try
            {
                char[]? large = reader.ValueSpan.Length <= scratch.Length ? null : new char[reader.ValueSpan.Length];
                reader.CopyString(large ?? scratch);
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }

        return false;
    }
}
