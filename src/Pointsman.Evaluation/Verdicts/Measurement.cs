namespace Pointsman.Evaluation;

/// <summary>What was measured of an arm for a criterion.</summary>
/// <param name="Interval">The value with its interval; null where it is unknown.</param>
/// <param name="Count">How many cases or answers it rests on.</param>
/// <param name="Why">Why it is unknown, or sets no upper bound; null where nothing is amiss.</param>
internal sealed record Measurement(ConfidenceInterval? Interval, int Count, string? Why = null)
{
    /// <summary>Whether the upper end is a bound, and not only the largest value seen.</summary>
    public bool HasHigh { get; init; } = true;
}
