namespace Pointsman.Server;

/// <summary>What is known of an attempt when it is over.</summary>
public readonly record struct AttemptEnd
{
    /// <summary>Milliseconds since the call began.</summary>
    public int AtMs { get; init; }

    /// <summary>How it ended.</summary>
    public AttemptOutcome Outcome { get; init; }

    /// <summary>The provider's HTTP status; 0 when there was none.</summary>
    public int HttpStatus { get; init; }

    /// <summary>What was consumed.</summary>
    public TokenCounts Tokens { get; init; }

    /// <summary>How well that is known.</summary>
    public UsageQuality Quality { get; init; }

    /// <summary>What it cost.</summary>
    public Usd Cost { get; init; }

    /// <summary>Whether the target has a price; without one a cost of nothing means nothing.</summary>
    public bool PriceKnown { get; init; }
}
