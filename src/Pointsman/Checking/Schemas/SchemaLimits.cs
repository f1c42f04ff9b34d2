namespace Pointsman;

/// <summary>What a validation may take. A document that needs more is not valid, and the error says so.</summary>
public sealed record SchemaLimits
{
    /// <summary>The most errors that are told: 20.</summary>
    public int Errors { get; init; } = 20;

    /// <summary>How many schemas may be entered from within each other, references included: 256.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>The most comparisons of a schema with a value: 2,000,000.</summary>
    public long Steps { get; init; } = 2_000_000;

    /// <summary>How long one regular expression may look at one text: 100 ms.</summary>
    public TimeSpan PatternTimeout { get; init; } = TimeSpan.FromMilliseconds(100);
}
