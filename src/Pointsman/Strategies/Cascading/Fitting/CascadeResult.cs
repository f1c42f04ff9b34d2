namespace Pointsman;

/// <summary>What one step answered in one case, as a benchmark of all steps on all cases knows it.</summary>
/// <param name="Case">The name of the case.</param>
/// <param name="Step">The name of the step.</param>
/// <param name="Right">How right the answer was: 1 right, 0 wrong, or anything between.</param>
/// <param name="Cost">What the answer cost.</param>
public sealed record CascadeResult(string Case, string Step, double Right, Usd Cost)
{
    /// <summary>How sure the answer was, from 0 to 1; absent where nothing was measured.</summary>
    public double? Confidence { get; init; }

    /// <summary>How long it took, in milliseconds; absent when nobody knows.</summary>
    public double? Milliseconds { get; init; }
}
