namespace Pointsman.Evaluation;

/// <summary>Which of two answers a judge prefers.</summary>
public enum PairChoice
{
    /// <summary>Neither is clearly better.</summary>
    Same,

    /// <summary>The baseline's.</summary>
    Baseline,

    /// <summary>The challenger's.</summary>
    Challenger,
}
