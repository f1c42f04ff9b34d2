namespace Pointsman.Evaluation;

/// <summary>One result of another tool: what a model answered to a case, with what was said of it.</summary>
/// <param name="ArmKey">What tells its arm from others.</param>
/// <param name="Arm">The arm.</param>
/// <param name="CaseKey">What tells its case from others; the second of the same is a repeat.</param>
/// <param name="Case">The case.</param>
internal sealed record ImportedResult(string ArmKey, RunArm Arm, string CaseKey, Case Case)
{
    /// <summary>The answer; null where there is none.</summary>
    public Answer? Answer { get; init; }

    /// <summary>Why there is none.</summary>
    public CellFailure? Failure { get; init; }

    /// <summary>What was said of the answer, each with what said it.</summary>
    public IReadOnlyList<(RunEvaluator Evaluator, EvaluatorScore Score)> Scores { get; init; } = [];

    /// <summary>The tool's own verdict on the whole answer; null where it gives none.</summary>
    public EvaluatorScore? Verdict { get; init; }
}
