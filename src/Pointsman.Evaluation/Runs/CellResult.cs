namespace Pointsman.Evaluation;

/// <summary>What became of a cell: an answer with what evaluators say of it, or a failure.</summary>
public sealed record CellResult
{
    /// <summary>The answer; null where there is none.</summary>
    public Answer? Answer { get; init; }

    /// <summary>Why there is none; null where there is one.</summary>
    public CellFailure? Failure { get; init; }

    /// <summary>
    /// What the evaluators said, those of the suite and then those of the case; null before they did.
    /// </summary>
    public IReadOnlyList<EvaluatorScore>? Scores { get; init; }

    /// <summary>
    /// What all of them together say; null where there is no answer, or an evaluator that counts failed.
    /// </summary>
    public Grade? Grade { get; init; }
}
