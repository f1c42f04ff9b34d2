using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>
/// Usage as a provider tells it, whatever its protocol. Counts may come in several events; the last word on each
/// stands. A count that is negative, no number or beyond <see cref="MostTokens"/> makes the whole tally a lie.
/// </summary>
public struct UsageTally
{
    /// <summary>More tokens than any model reads or writes in one call.</summary>
    public const long MostTokens = 100_000_000;

    private long _input;
    private long _output;
    private long _cacheRead;
    private long _cacheWrite;
    private long _cacheWriteHour;
    private long _reasoning;
    private long _thoughts;
    private long _toolUse;
    private bool _separate;

    /// <summary>Whether input tokens were told.</summary>
    public bool HasInput { get; private set; }

    /// <summary>Whether output tokens were told.</summary>
    public bool HasOutput { get; private set; }

    /// <summary>Whether something that was told cannot be true.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>The tokens written, thinking included.</summary>
    public readonly long Written => _output + _thoughts;

    /// <summary>Reads the object that the reader stands on, and leaves the reader at its end.</summary>
    public void Read(ref JsonWalker reader)
    {
        int depth = reader.CurrentDepth;
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth))
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            Take(ref reader);
        }
    }

    /// <summary>The usage, with what was not told taken from the estimate.</summary>
    public readonly Usage ToUsage(long inputEstimate, long outputEstimate)
    {
        long input = HasInput ? _input + _toolUse : inputEstimate;
        long output = HasOutput ? Written : outputEstimate;
        Usage usage = _separate
            ? Usage.FromSeparate(input, output, _cacheRead, Math.Max(0, _cacheWrite - _cacheWriteHour))
            : Usage.FromInclusive(input, output, _cacheRead, Math.Max(_reasoning, _thoughts));
        return _cacheWriteHour > 0 ? usage with { CacheWriteHour = _cacheWriteHour } : usage;
    }

    private void Take(ref JsonWalker reader)
    {
        switch (reader.ValueSpan.Length)
        {
            case 12 when reader.ValueTextEquals("input_tokens"u8):
                HasInput |= Count(ref reader, ref _input);
                return;
            case 13 when reader.ValueTextEquals("prompt_tokens"u8):
                HasInput |= Count(ref reader, ref _input);
                return;
            case 13 when reader.ValueTextEquals("output_tokens"u8):
                HasOutput |= Count(ref reader, ref _output);
                return;
            case 13 when reader.ValueTextEquals("cached_tokens"u8):
                Count(ref reader, ref _cacheRead);
                return;
            case 16 when reader.ValueTextEquals("reasoning_tokens"u8):
                Count(ref reader, ref _reasoning);
                return;
            case 16 when reader.ValueTextEquals("promptTokenCount"u8):
                HasInput |= Count(ref reader, ref _input);
                return;
            case 17 when reader.ValueTextEquals("completion_tokens"u8):
                HasOutput |= Count(ref reader, ref _output);
                return;
            case 18 when reader.ValueTextEquals("thoughtsTokenCount"u8):
                Count(ref reader, ref _thoughts);
                return;
            case 20 when reader.ValueTextEquals("candidatesTokenCount"u8):
                HasOutput |= Count(ref reader, ref _output);
                return;
            case 23 when reader.ValueTextEquals("toolUsePromptTokenCount"u8):
                Count(ref reader, ref _toolUse);
                return;
            case 23 when reader.ValueTextEquals("cachedContentTokenCount"u8):
            case 23 when reader.ValueTextEquals("prompt_cache_hit_tokens"u8):
                Count(ref reader, ref _cacheRead);
                return;
            case 23 when reader.ValueTextEquals("cache_read_input_tokens"u8):
                _separate |= Count(ref reader, ref _cacheRead);
                return;
            case 25 when reader.ValueTextEquals("ephemeral_1h_input_tokens"u8):
                Count(ref reader, ref _cacheWriteHour);
                return;
            case 27 when reader.ValueTextEquals("cache_creation_input_tokens"u8):
                _separate |= Count(ref reader, ref _cacheWrite);
                return;
        }
    }

    private bool Count(ref JsonWalker reader, ref long count)
    {
        if (!reader.Read() || reader.TokenType == JsonTokenType.Null)
        {
            return false;
        }

        if (reader.TokenType == JsonTokenType.Number
            && reader.TryGetInt64(out long told) && told is >= 0 and <= MostTokens)
        {
            count = told;
            return true;
        }

        IsWrong = true;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
        }

        return false;
    }
}
