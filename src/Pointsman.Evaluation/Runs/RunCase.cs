namespace Pointsman.Evaluation;

/// <summary>A case as a run's file tells it.</summary>
/// <param name="Index">Its place in the suite, from 0.</param>
/// <param name="Case">The case, without evaluators; of a bad row only a name.</param>
public sealed record RunCase(int Index, Case Case)
{
    /// <summary>The evaluators of this case alone, which come after those of the suite.</summary>
    public IReadOnlyList<RunEvaluator> Evaluators { get; init; } = [];
}
