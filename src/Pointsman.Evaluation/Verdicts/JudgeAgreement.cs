namespace Pointsman.Evaluation;

/// <summary>How far a judge agrees with people, and with itself.</summary>
/// <param name="Evaluator">The evaluator that has a model judge.</param>
/// <param name="Labels">How many of its judgements have a person's label beside them.</param>
public sealed record JudgeAgreement(RunEvaluator Evaluator, int Labels)
{
    /// <summary>The models that judged, several for combined evaluators; none where the run does not say.</summary>
    public IReadOnlyList<string> Judges { get; init; } = [];

    /// <summary>
    /// Cohen's kappa with its interval: 1 always agrees, 0 as by chance; null without labels, or where all say the
    /// same and agreement shows nothing.
    /// </summary>
    public ConfidenceInterval? Kappa { get; init; }

    /// <summary>Whether labels are points from 1 to 5, so that kappa is weighted by the square of the distance.
    /// </summary>
    public bool IsWeighted { get; init; }

    /// <summary>The share of labels that the judge agrees with; null without labels.</summary>
    public double? Share { get; init; }

    /// <summary>
    /// How far its ratings of one answer differ, as the mean of their standard deviations, from 0 to 1; null where it
    /// was asked once.
    /// </summary>
    public double? SelfDeviation { get; init; }

    /// <summary>How many judgements failed.</summary>
    public int Errors { get; init; }
}
