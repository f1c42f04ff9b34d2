namespace Pointsman.Evaluation;

/// <summary>Which arm to use, and what that rests on.</summary>
/// <param name="Arm">The arm; null where none can be recommended.</param>
/// <param name="Sentence">It in one sentence: <c>Use b: …</c>, or <c>No recommendation: …</c>.</param>
public sealed record Recommendation(RunArm? Arm, string Sentence)
{
    /// <summary>Why this one, a sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What that rests on: cases, differences with intervals, verdicts, costs, latencies, the run's hash.
    /// </summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The other arms, each with the reason why it is not recommended.</summary>
    public IReadOnlyList<PassedOver> PassedOver { get; init; } = [];

    /// <summary>About how many more cases would decide it; null where it is decided, or no number would.</summary>
    public long? MoreCases { get; init; }

    /// <summary>Whether any arm is simulated, so that nothing here speaks of a model.</summary>
    public bool IsSimulated { get; init; }
}
