using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Scans answers of Anthropic's messages.</summary>
internal sealed class AnthropicScanner : AnswerScanner
{
    private int _texts;
    private int _textStart;
    private int _textEnd;

    public override bool HasEndMark => true;

    private protected override StreamEvents ScanEvent(ReadOnlySpan<byte> data)
    {
        _texts = 0;
        StreamEvents seen = Scan(data, out string? type);
        switch (type)
        {
            case "content_block_delta":
                if (seen == StreamEvents.Content && _texts == 1)
                {
                    _template.Keep(data, _textStart, _textEnd);
                }

                return seen;
            case "message_stop":
                Ended = true;
                return seen | StreamEvents.End;
            case "error":
                Error ??= new WireError(502, "upstream_error", "the provider told an error");
                return seen | StreamEvents.Error;
            case null:
                return StreamEvents.Bad;
            default:
                return seen;
        }
    }

    private protected override StreamEvents ScanAnswer(ReadOnlySpan<byte> body)
    {
        StreamEvents seen = Scan(body, out string? type);
        return type is "message" or "error" ? seen : seen | StreamEvents.Bad;
    }

    private StreamEvents Scan(ReadOnlySpan<byte> data, out string? type)
    {
        var reader = new JsonWalker(data);
        StreamEvents seen = StreamEvents.None;
        type = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return StreamEvents.Bad;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = reader.GetString();
            }
            else
            {
                seen |= Property(ref reader);
            }
        }

        while (reader.Read())
        {
        }

        return seen;
    }

    // A property of the event, of its message, or of its delta.
    private StreamEvents Property(ref JsonWalker reader)
    {
        bool isUsage = reader.ValueTextEquals("usage"u8), isError = reader.ValueTextEquals("error"u8);
        bool isStop = reader.ValueTextEquals("stop_reason"u8);
        bool isNested = reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("delta"u8);
        bool isContent = reader.ValueTextEquals("content"u8) || reader.ValueTextEquals("content_block"u8);
        bool isText = reader.ValueTextEquals("text"u8) || reader.ValueTextEquals("thinking"u8)
            || reader.ValueTextEquals("partial_json"u8);
        reader.Read();
        if (isUsage && reader.TokenType == JsonTokenType.StartObject)
        {
            TakeUsage(ref reader);
            return StreamEvents.Usage;
        }

        if (isError && reader.TokenType != JsonTokenType.Null)
        {
            TakeError(ref reader);
            return StreamEvents.Error;
        }

        if (isStop && reader.TokenType == JsonTokenType.String)
        {
            Finish = reader.GetString();
            return StreamEvents.Finish;
        }

        if (isText && TakeText(ref reader))
        {
            _texts++;
            _textStart = (int)reader.TokenStartIndex + 1;
            _textEnd = _textStart + reader.ValueSpan.Length;
            return StreamEvents.Content;
        }

        return isNested && reader.TokenType == JsonTokenType.StartObject ? Nested(ref reader)
            : isContent ? Content(ref reader)
            : Skip(ref reader);
    }

    private StreamEvents Nested(ref JsonWalker reader)
    {
        StreamEvents seen = StreamEvents.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            seen |= Property(ref reader);
        }

        return seen;
    }

    // Blocks of a whole answer, or the opening of one in a stream: a tool's name is a part of the answer already.
    private StreamEvents Content(ref JsonWalker reader)
    {
        StreamEvents seen = StreamEvents.None;
        int depth = reader.CurrentDepth;
        bool nested = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
        while (nested && reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                bool tool = reader.ValueTextEquals("tool_use"u8) || reader.ValueTextEquals("server_tool_use"u8);
                seen |= tool ? StreamEvents.Content : StreamEvents.None;
                continue;
            }

            bool text = reader.TokenType == JsonTokenType.PropertyName
                && (reader.ValueTextEquals("text"u8) || reader.ValueTextEquals("thinking"u8));
            if (text && reader.Read() && TakeText(ref reader))
            {
                seen |= StreamEvents.Content;
            }
        }

        return seen;
    }

    private static StreamEvents Skip(ref JsonWalker reader)
    {
        reader.Skip();
        return StreamEvents.None;
    }
}
