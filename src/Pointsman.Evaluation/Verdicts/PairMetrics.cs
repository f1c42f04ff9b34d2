namespace Pointsman.Evaluation;

/// <summary>How often a judge that saw both answers in both orders prefers an arm's to the baseline's.</summary>
/// <param name="Baseline">The arm that it is compared with.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Wins">Pairs of which the arm's answer is preferred in both orders.</param>
/// <param name="Ties">Pairs of which none is.</param>
/// <param name="Losses">Pairs of which the baseline's answer is preferred in both orders.</param>
/// <param name="Errors">Pairs that could not be judged; they enter nothing else.</param>
public sealed record PairMetrics(RunArm Baseline, RunArm Arm, int Wins, int Ties, int Losses, int Errors)
{
    /// <summary>How many pairs were judged.</summary>
    public int Pairs => Wins + Ties + Losses;

    /// <summary>Wins as a share of the pairs, with Wilson's interval; null without pairs.</summary>
    public ConfidenceInterval? WinShare { get; init; }

    /// <summary>Wins less losses as a share of the pairs, from −1 to 1, with its interval; null without pairs.
    /// </summary>
    public ConfidenceInterval? Lead { get; init; }

    /// <summary>
    /// How often chance alone would show as large a lead, by a sign test over cases, or over clusters; null without
    /// pairs.
    /// </summary>
    public double? PValue { get; init; }

    /// <summary>The same, corrected by Holm for as many arms as are compared.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>How far the judge follows the place instead of the answer; null without pairs.</summary>
    public PositionBias? Bias { get; init; }
}
