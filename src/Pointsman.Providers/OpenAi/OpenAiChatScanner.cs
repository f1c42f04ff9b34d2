using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Scans answers of OpenAI's chat completions and of the many providers that speak them.</summary>
internal sealed class OpenAiChatScanner : AnswerScanner
{
    private int _textStart;
    private int _textEnd;
    private bool _plainText;

    public override bool HasEndMark => true;

    private protected override StreamEvents ScanEvent(ReadOnlySpan<byte> data)
    {
        if (data.SequenceEqual("[DONE]"u8))
        {
            Ended = true;
            return StreamEvents.End;
        }

        _textStart = 0;
        _plainText = true;
        StreamEvents seen = Scan(data, out bool choices);
        if (seen == StreamEvents.Content && _plainText && _textStart > 0)
        {
            _template.Keep(data, _textStart, _textEnd);
        }

        return (seen & StreamEvents.Usage) != 0 && !choices ? seen | StreamEvents.UsageOnly : seen;
    }

    private protected override StreamEvents ScanAnswer(ReadOnlySpan<byte> body)
    {
        StreamEvents seen = Scan(body, out bool choices);
        return choices || (seen & StreamEvents.Error) != 0 ? seen : seen | StreamEvents.Bad;
    }

    // choices: whether there is at least one.
    private StreamEvents Scan(ReadOnlySpan<byte> data, out bool choices)
    {
        var reader = new JsonWalker(data);
        StreamEvents seen = StreamEvents.None;
        choices = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return StreamEvents.Bad;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isChoices = reader.ValueTextEquals("choices"u8), isUsage = reader.ValueTextEquals("usage"u8);
            bool isError = reader.ValueTextEquals("error"u8);
            reader.Read();
            if (isChoices && reader.TokenType == JsonTokenType.StartArray)
            {
                seen |= Choices(ref reader, ref choices);
            }
            else if (isUsage && reader.TokenType != JsonTokenType.Null)
            {
                TakeUsage(ref reader);
                seen |= StreamEvents.Usage;
            }
            else if (isError && reader.TokenType != JsonTokenType.Null)
            {
                TakeError(ref reader);
                seen |= StreamEvents.Error;
            }
            else
            {
                reader.Skip();
            }
        }

        while (reader.Read())
        {
        }

        return seen;
    }

    private StreamEvents Choices(ref JsonWalker reader, ref bool any)
    {
        StreamEvents seen = StreamEvents.None;
        int depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            any = true;
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != depth + 2)
            {
                continue;
            }

            if (reader.ValueTextEquals("delta"u8) || reader.ValueTextEquals("message"u8))
            {
                reader.Read();
                seen |= Delta(ref reader) ? StreamEvents.Content : StreamEvents.None;
            }
            else if (reader.ValueTextEquals("finish_reason"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    Finish = reader.GetString();
                    seen |= StreamEvents.Finish;
                }
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return seen;
    }

    // Whether there is anything of the answer in it, and where its text stands if that is all there is.
    private bool Delta(ref JsonWalker reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }

        bool content = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool text = reader.ValueTextEquals("content"u8) || reader.ValueTextEquals("reasoning_content"u8)
                || reader.ValueTextEquals("reasoning"u8) || reader.ValueTextEquals("refusal"u8);
            bool parts = reader.ValueTextEquals("tool_calls"u8) || reader.ValueTextEquals("function_call"u8)
                || reader.ValueTextEquals("audio"u8) || reader.ValueTextEquals("images"u8);
            reader.Read();
            if (text && TakeText(ref reader))
            {
                content = true;
                _plainText &= _textStart == 0;
                _textStart = (int)reader.TokenStartIndex + 1;
                _textEnd = _textStart + reader.ValueSpan.Length;
            }
            else if (parts && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                content |= Parts(ref reader);
            }
            else if (text && reader.TokenType == JsonTokenType.StartArray)
            {
                content |= Parts(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return content;
    }

    private bool Parts(ref JsonWalker reader)
    {
        bool any = false;
        _plainText = false;
        int depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            any = true;
            bool arguments = reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("arguments"u8);
            if (arguments && reader.Read())
            {
                TakeText(ref reader);
            }
        }

        return any;
    }
}
