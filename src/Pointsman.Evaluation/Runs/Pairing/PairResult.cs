namespace Pointsman.Evaluation;

/// <summary>What a judge said of an arm's answer beside the baseline's, in a run's file.</summary>
/// <param name="Cell">The arm's answer.</param>
/// <param name="Base">The place of the baseline among the arms; its answer is that of the same case and repeat.</param>
public sealed record PairResult(Cell Cell, int Base)
{
    /// <summary>What was preferred when the baseline's answer stood first; null where it was not asked.</summary>
    public PairChoice? First { get; init; }

    /// <summary>What was preferred when the arm's answer stood first; null where it was not asked.</summary>
    public PairChoice? Swapped { get; init; }

    /// <summary>Why there is no judgement; null where there is one, or it is not finished.</summary>
    public string? Error { get; init; }

    /// <summary>What both orders together say; null where one of them is missing.</summary>
    public PairJudgement? Judgement =>
        First is { } first && Swapped is { } swapped ? new PairJudgement(first, swapped) : null;

    /// <summary>Whether nothing is left to ask.</summary>
    public bool IsDone => Error is not null || Judgement is not null;
}
