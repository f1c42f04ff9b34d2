namespace Pointsman;

/// <summary>Rates that few offers have: per one million tokens, or flat where the name says so.</summary>
public sealed record SpecialRates
{
    /// <summary>Input tokens written to a cache that lives for an hour.</summary>
    public Usd? CacheWriteHour { get; init; }

    /// <summary>Tokens of reasoning that the caller does not see.</summary>
    public Usd? Reasoning { get; init; }

    /// <summary>Audio in.</summary>
    public Usd? AudioInput { get; init; }

    /// <summary>Audio out.</summary>
    public Usd? AudioOutput { get; init; }

    /// <summary>Images in, counted in tokens.</summary>
    public Usd? ImageInput { get; init; }

    /// <summary>Images out, counted in tokens.</summary>
    public Usd? ImageOutput { get; init; }

    /// <summary>Dollars for one image in.</summary>
    public Usd? PerImageInput { get; init; }

    /// <summary>Dollars for one image out.</summary>
    public Usd? PerImageOutput { get; init; }

    /// <summary>Dollars for one second of audio or video in.</summary>
    public Usd? PerSecondInput { get; init; }

    /// <summary>Dollars for one second of audio or video out.</summary>
    public Usd? PerSecondOutput { get; init; }

    /// <summary>Dollars for one request, whatever its length.</summary>
    public Usd? PerRequest { get; init; }

    /// <summary>These rates, and where one is absent, that of the others.</summary>
    public SpecialRates Or(SpecialRates others) => new()
    {
        CacheWriteHour = CacheWriteHour ?? others.CacheWriteHour,
        Reasoning = Reasoning ?? others.Reasoning,
        AudioInput = AudioInput ?? others.AudioInput,
        AudioOutput = AudioOutput ?? others.AudioOutput,
        ImageInput = ImageInput ?? others.ImageInput,
        ImageOutput = ImageOutput ?? others.ImageOutput,
        PerImageInput = PerImageInput ?? others.PerImageInput,
        PerImageOutput = PerImageOutput ?? others.PerImageOutput,
        PerSecondInput = PerSecondInput ?? others.PerSecondInput,
        PerSecondOutput = PerSecondOutput ?? others.PerSecondOutput,
        PerRequest = PerRequest ?? others.PerRequest,
    };
}
