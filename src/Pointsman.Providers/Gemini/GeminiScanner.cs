using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Scans answers of Gemini's generateContent; a stream is a row of them, each with usage so far.</summary>
internal sealed class GeminiScanner : AnswerScanner
{
    public override bool HasEndMark => false;

    private protected override StreamEvents ScanEvent(ReadOnlySpan<byte> data)
    {
        bool finished = Finish is not null;
        StreamEvents seen = Scan(data, out _);
        if (finished && (seen & StreamEvents.Content) != 0)
        {
            // Usage may follow the reason to stop; more of the answer may not.
            Ended = true;
            return StreamEvents.Bad;
        }

        return seen;
    }

    private protected override StreamEvents ScanAnswer(ReadOnlySpan<byte> body)
    {
        StreamEvents seen = Scan(body, out bool answer);
        return answer || (seen & StreamEvents.Error) != 0 ? seen : seen | StreamEvents.Bad;
    }

    private StreamEvents Scan(ReadOnlySpan<byte> data, out bool answer)
    {
        var reader = new JsonWalker(data);
        StreamEvents seen = StreamEvents.None;
        answer = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return StreamEvents.Bad;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isCandidates = reader.ValueTextEquals("candidates"u8);
            bool isUsage = reader.ValueTextEquals("usageMetadata"u8), isError = reader.ValueTextEquals("error"u8);
            bool isFeedback = reader.ValueTextEquals("promptFeedback"u8);
            reader.Read();
            if (isCandidates && reader.TokenType == JsonTokenType.StartArray)
            {
                answer = true;
                seen |= Candidates(ref reader);
            }
            else if (isUsage && reader.TokenType == JsonTokenType.StartObject)
            {
                TakeUsage(ref reader);
                seen |= StreamEvents.Usage;
            }
            else if (isError && reader.TokenType != JsonTokenType.Null)
            {
                TakeError(ref reader);
                seen |= StreamEvents.Error;
            }
            else if (isFeedback && reader.TokenType == JsonTokenType.StartObject)
            {
                answer = true;
                seen |= Feedback(ref reader);
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

    private StreamEvents Candidates(ref JsonWalker reader)
    {
        StreamEvents seen = StreamEvents.None;
        int depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            bool isFinish = reader.ValueTextEquals("finishReason"u8), isText = reader.ValueTextEquals("text"u8);
            bool isCall = reader.ValueTextEquals("functionCall"u8) || reader.ValueTextEquals("inlineData"u8);
            reader.Read();
            if (isFinish && reader.TokenType == JsonTokenType.String)
            {
                Finish = reader.GetString();
                seen |= StreamEvents.Finish;
            }
            else if (isText && TakeText(ref reader))
            {
                seen |= StreamEvents.Content;
            }
            else if (isCall)
            {
                long before = reader.TokenStartIndex;
                reader.Skip();
                OutputBytes += reader.BytesConsumed - before;
                seen |= StreamEvents.Content;
            }
        }

        return seen;
    }

    private StreamEvents Feedback(ref JsonWalker reader)
    {
        StreamEvents seen = StreamEvents.None;
        int depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            bool blocked = reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("blockReason"u8);
            if (blocked && reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                Finish = reader.GetString();
                seen |= StreamEvents.Finish;
            }
        }

        return seen;
    }
}
