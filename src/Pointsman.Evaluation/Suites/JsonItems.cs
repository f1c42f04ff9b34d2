using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Takes the items of a list in a JSON text in turn, each with the line that it begins in.</summary>
internal sealed class JsonItems(ReadOnlyMemory<byte> text)
{
    private JsonReaderState _state;
    private int _at;
    private int _counted;

    /// <summary>The line of the item that was given last, or of what is wrong.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>What is wrong with the text; nobody knows where its next item would be. Null where nothing is.
    /// </summary>
    public string? Wrong { get; private set; }

    /// <summary>The next item; null behind the last, and where something is wrong.</summary>
    public ReadOnlyMemory<byte>? Next()
    {
        if (Wrong is not null)
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(text.Span[_at..], isFinalBlock: true, _state);
            if (_at == 0 && (!reader.Read() || reader.TokenType != JsonTokenType.StartArray))
            {
                Wrong = "found no list";
                return null;
            }

            if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray)
            {
                // What stands behind the list is told by the reader.
                _ = reader.Read();
                return null;
            }

            int start = _at + (int)reader.TokenStartIndex;
            reader.Skip();
            _at += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            Line += text.Span[_counted..start].Count((byte)'\n');
            _counted = start;
            return text[start.._at];
        }
        catch (JsonException broken)
        {
            Line = (int)(broken.LineNumber ?? 0) + 1;
            Wrong = $"found no JSON (column {broken.BytePositionInLine + 1})";
            return null;
        }
    }
}
