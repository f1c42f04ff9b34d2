namespace Pointsman.Evaluation;

/// <summary>What a run is made of.</summary>
/// <param name="Suite">What is asked.</param>
/// <param name="Outline">How many cases there are.</param>
/// <param name="Arms">Who is asked.</param>
/// <param name="Options">Whom it asks, and what it may do.</param>
internal sealed record RunParts(
    Suite Suite, SuiteOutline Outline, IReadOnlyList<ArmParts> Arms, RunnerOptions Options)
{
    /// <summary>How many results there will be.</summary>
    public int Total => Outline.Cases * Arms.Count * Suite.Repeats;
}
