namespace Pointsman.Evaluation;

/// <summary>What a judge said of an arm's answer beside the baseline's, in a run's file.</summary>
/// <param name="Cell">The arm's answer.</param>
/// <param name="Base">The place of the baseline among the arms; its answer is that of the same case and repeat.</param>
public sealed record PairResult(Cell Cell, int Base)
{
    /// <summary>What was preferred in both orders; null where there is an error.</summary>
    public PairJudgement? Judgement { get; init; }

    /// <summary>Why there is no judgement; null where there is one.</summary>
    public string? Error { get; init; }
}
