using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>
/// Reads from an answer that is passed on as it is what the gateway must know: whether there is anything in it, why it
/// ended, what it used, whether it is an error. One scanner serves one attempt, whole answers and streams alike.
/// </summary>
public abstract class AnswerScanner
{
    private protected EventTemplate _template;
    private protected UsageTally _usage;
    private bool _lied;

    /// <summary>What the provider told of usage so far.</summary>
    public UsageTally Usage => _usage;

    /// <summary>Whether the model said why it stopped; a stream without that has been cut.</summary>
    public string? Finish { get; private protected set; }

    /// <summary>Whether the stream's end mark came.</summary>
    public bool Ended { get; private protected set; }

    /// <summary>The error that stood where an answer was expected.</summary>
    public WireError? Error { get; private protected set; }

    /// <summary>Bytes of text, thinking and tool arguments seen so far.</summary>
    public long OutputBytes { get; private protected set; }

    /// <summary>Events that could not be read.</summary>
    public int BadEvents { get; private set; }

    /// <summary>Whether the protocol ends a stream with a mark of its own.</summary>
    public abstract bool HasEndMark { get; }

    /// <summary>The scanner for a protocol.</summary>
    public static AnswerScanner For(WireFormat format) => format switch
    {
        WireFormat.OpenAiChat => new OpenAiChatScanner(),
        WireFormat.OpenAiResponses => new OpenAiResponsesScanner(),
        WireFormat.Anthropic => new AnthropicScanner(),
        _ => new GeminiScanner(),
    };

    /// <summary>The scanner for answers that are no conversation: vectors, counts.</summary>
    public static AnswerScanner ForOthers() => new PlainScanner();

    /// <summary>Looks at the data of one event of a stream.</summary>
    public StreamEvents ReadEvent(ReadOnlySpan<byte> data)
    {
        if (_template.Fits(data, out int text))
        {
            OutputBytes += text;
            return StreamEvents.Content;
        }

        (string? Finish, bool Ended, WireError? Error, long Bytes) before = (Finish, Ended, Error, OutputBytes);
        (UsageTally usage, bool lied) = (_usage, _lied);
        StreamEvents seen;
        try
        {
            seen = ScanEvent(data);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            seen = StreamEvents.Bad;
        }

        if ((seen & StreamEvents.Bad) == 0)
        {
            return seen;
        }

        // The client does not get the event, so nothing that stood in it was said.
        BadEvents++;
        (Finish, Ended, Error, OutputBytes) = before;
        (_usage, _lied) = (usage, lied);
        return StreamEvents.Bad;
    }

    /// <summary>Looks at a whole answer.</summary>
    public StreamEvents ReadAnswer(ReadOnlySpan<byte> body)
    {
        try
        {
            return ScanAnswer(body);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            return StreamEvents.Bad;
        }
    }

    /// <summary>
    /// The usage and how well it is known, given how much went in and whether the answer is complete.
    /// </summary>
    public Usage Settle(long inputEstimate, bool complete, out UsageQuality quality)
    {
        // Bytes of text to tokens: four to one in English, fewer in other scripts, so this leans to the dear side.
        long output = (OutputBytes + 3) / 4;
        if (_usage.IsWrong || _lied)
        {
            quality = UsageQuality.Estimated;
            return Pointsman.Usage.FromInclusive(inputEstimate, output);
        }

        bool all = _usage.HasInput && (_usage.HasOutput || !WritesText);
        quality = all && complete ? UsageQuality.Exact
            : _usage.HasInput || _usage.HasOutput ? UsageQuality.Partial
            : UsageQuality.Estimated;
        if (!complete && _usage.Written < output)
        {
            // Cumulative counts lag behind what was already received when a stream breaks off.
            UsageTally told = _usage;
            long lag = output - told.Written;
            Usage partial = told.ToUsage(inputEstimate, output);
            return told.HasOutput ? partial with { Output = partial.Output + lag } : partial;
        }

        return _usage.ToUsage(inputEstimate, output);
    }

    // Whether there are output tokens to be told.
    private protected virtual bool WritesText => true;

    private protected void TakeUsage(ref JsonWalker reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            _usage.Read(ref reader);
        }
        else
        {
            _lied |= reader.TokenType != JsonTokenType.Null;
            reader.Skip();
        }
    }

    // Notes the text that the reader stands on; whether there is any.
    private protected bool TakeText(ref JsonWalker reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length == 0)
        {
            return false;
        }

        OutputBytes += reader.ValueSpan.Length;
        return true;
    }

    private protected void TakeError(ref JsonWalker reader)
    {
        string message = "the provider told an error";
        if (reader.TokenType == JsonTokenType.String)
        {
            message = Said(ref reader) ?? message;
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            int depth = reader.CurrentDepth;
            while (reader.Read() && reader.CurrentDepth > depth)
            {
                bool isMessage = reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("message"u8);
                if (isMessage && reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    message = Said(ref reader) ?? message;
                }
            }
        }

        Error = new WireError(502, "upstream_error", message);
    }

    // The text that the reader stands on; null when it has half a character in an escape.
    private protected static string? Said(ref JsonWalker reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // The reader throws the latter where an escape stands for half a character, or where a text is no text.
    private static bool IsUnreadable(Exception failure) => failure is JsonException or InvalidOperationException;

    private protected abstract StreamEvents ScanEvent(ReadOnlySpan<byte> data);

    private protected abstract StreamEvents ScanAnswer(ReadOnlySpan<byte> body);
}
