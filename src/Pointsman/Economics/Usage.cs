namespace Pointsman;

/// <summary>
/// What one call consumed, counted so that no token stands in two places: the inputs add up to all that was read, the
/// outputs to all that was written. Providers count differently; <see cref="FromInclusive"/> and
/// <see cref="FromSeparate"/> bring both ways of counting to this one.
/// </summary>
public sealed record Usage
{
    /// <summary>Input tokens that were neither read from nor written to a cache.</summary>
    public long Input { get; init; }

    /// <summary>Input tokens read from the provider's cache.</summary>
    public long CachedInput { get; init; }

    /// <summary>Input tokens written to the provider's cache.</summary>
    public long CacheWrite { get; init; }

    /// <summary>Input tokens written to the provider's cache for an hour.</summary>
    public long CacheWriteHour { get; init; }

    /// <summary>Audio tokens read.</summary>
    public long AudioInput { get; init; }

    /// <summary>Image tokens read.</summary>
    public long ImageInput { get; init; }

    /// <summary>Output tokens that the caller sees.</summary>
    public long Output { get; init; }

    /// <summary>Output tokens of reasoning.</summary>
    public long Reasoning { get; init; }

    /// <summary>Audio tokens written.</summary>
    public long AudioOutput { get; init; }

    /// <summary>Image tokens written.</summary>
    public long ImageOutput { get; init; }

    /// <summary>Images read, where they are sold by the piece.</summary>
    public long ImagesIn { get; init; }

    /// <summary>Images made, where they are sold by the piece.</summary>
    public long ImagesOut { get; init; }

    /// <summary>Seconds of audio or video read, where they are sold by time.</summary>
    public decimal SecondsIn { get; init; }

    /// <summary>Seconds of audio or video made, where they are sold by time.</summary>
    public decimal SecondsOut { get; init; }

    /// <summary>Requests made.</summary>
    public long Requests { get; init; } = 1;

    /// <summary>Everything read; what decides the price tier.</summary>
    public long TotalInput => Input + CachedInput + CacheWrite + CacheWriteHour + AudioInput + ImageInput;

    /// <summary>Everything written.</summary>
    public long TotalOutput => Output + Reasoning + AudioOutput + ImageOutput;

    /// <summary>As OpenAI and Google count: cached tokens are part of the input, reasoning tokens part of the
    /// output.</summary>
    public static Usage FromInclusive(long input, long output, long cachedInput = 0, long reasoning = 0) => new()
    {
        Input = Math.Max(0, input - cachedInput),
        CachedInput = Math.Min(cachedInput, input),
        Output = Math.Max(0, output - reasoning),
        Reasoning = Math.Min(reasoning, output),
    };

    /// <summary>As Anthropic counts: cache reads and cache writes come beside the input.</summary>
    public static Usage FromSeparate(long input, long output, long cacheRead = 0, long cacheWrite = 0) => new()
    {
        Input = input,
        CachedInput = cacheRead,
        CacheWrite = cacheWrite,
        Output = output,
    };
}
