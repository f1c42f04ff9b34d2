using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Scans answers of OpenAI's responses.</summary>
internal sealed class OpenAiResponsesScanner : AnswerScanner
{
    private const string Unsaid = "the provider told an error";

    public override bool HasEndMark => true;

    private protected override StreamEvents ScanEvent(ReadOnlySpan<byte> data)
    {
        if (data.SequenceEqual("[DONE]"u8))
        {
            return StreamEvents.None;
        }

        var reader = new JsonWalker(data);
        StreamEvents seen = StreamEvents.None;
        string? type = null;
        bool text = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return StreamEvents.Bad;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("type"u8), isDelta = reader.ValueTextEquals("delta"u8);
            bool isResponse = reader.ValueTextEquals("response"u8), isMessage = reader.ValueTextEquals("message"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
            {
                type = reader.GetString();
            }
            else if (isDelta)
            {
                text |= TakeText(ref reader);
                reader.Skip();
            }
            else if (isMessage && reader.TokenType == JsonTokenType.String)
            {
                Error = new WireError(502, "upstream_error", Said(ref reader) ?? Unsaid);
            }
            else if (isResponse && reader.TokenType == JsonTokenType.StartObject)
            {
                seen |= Response(ref reader, count: false);
            }
            else
            {
                reader.Skip();
            }
        }

        while (reader.Read())
        {
        }

        return Meaning(type, text, seen);
    }

    private protected override StreamEvents ScanAnswer(ReadOnlySpan<byte> body)
    {
        var reader = new JsonWalker(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return StreamEvents.Bad;
        }

        StreamEvents seen = Response(ref reader, count: true);
        while (reader.Read())
        {
        }

        return Finish is null && Error is null ? seen | StreamEvents.Bad : seen;
    }

    private StreamEvents Meaning(string? type, bool text, StreamEvents seen)
    {
        switch (type)
        {
            case "response.completed" or "response.incomplete":
                Ended = true;
                Error = null;
                return (seen & StreamEvents.Usage) | StreamEvents.Finish | StreamEvents.End;
            case "response.failed" or "error":
                Finish = null;
                Error ??= new WireError(502, "upstream_error", Unsaid);
                return StreamEvents.Error;
            case null:
                return StreamEvents.Bad;
            default:
                // An item that is no message is a call of a tool or a thought; both are parts of the answer.
                Error = null;
                return text ? StreamEvents.Content : StreamEvents.None;
        }
    }

    // The response object that the reader stands on.
    private StreamEvents Response(ref JsonWalker reader, bool count)
    {
        StreamEvents seen = StreamEvents.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isUsage = reader.ValueTextEquals("usage"u8), isStatus = reader.ValueTextEquals("status"u8);
            bool isError = reader.ValueTextEquals("error"u8), isOutput = reader.ValueTextEquals("output"u8);
            reader.Read();
            if (isUsage && reader.TokenType == JsonTokenType.StartObject)
            {
                TakeUsage(ref reader);
                seen |= StreamEvents.Usage;
            }
            else if (isStatus && reader.TokenType == JsonTokenType.String)
            {
                // The events that open a stream bear a status too, and it is no end.
                bool open = reader.ValueTextEquals("in_progress"u8) || reader.ValueTextEquals("queued"u8);
                Finish = open && !count ? Finish : reader.GetString();
            }
            else if (isError && reader.TokenType != JsonTokenType.Null)
            {
                TakeError(ref reader);
                seen |= StreamEvents.Error;
            }
            else if (isOutput && count && reader.TokenType == JsonTokenType.StartArray)
            {
                seen |= Output(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return seen;
    }

    private StreamEvents Output(ref JsonWalker reader)
    {
        StreamEvents seen = StreamEvents.None;
        int depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            seen = StreamEvents.Content;
            bool text = reader.TokenType == JsonTokenType.PropertyName
                && (reader.ValueTextEquals("text"u8) || reader.ValueTextEquals("arguments"u8));
            if (text && reader.Read())
            {
                TakeText(ref reader);
            }
        }

        return seen;
    }
}
