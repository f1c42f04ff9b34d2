namespace Pointsman.Evaluation;

/// <summary>An evaluator as a run's file tells it.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Weight">Its weight in the grade of an answer.</param>
public sealed record RunEvaluator(string Name, string Kind, double Weight)
{
    /// <summary>
    /// The model that judges for it, the first where several do; null where none does, or none was named.
    /// </summary>
    public string? Judge { get; init; }

    /// <summary>This evaluator of a suite.</summary>
    internal static RunEvaluator Of(EvaluatorUse use, Suite suite) => new(use.Name, use.Evaluator.Kind, use.Weight)
    {
        Judge = use.Evaluator.JudgedBy is [var judge, ..] ? judge.Length == 0 ? suite.Judge : judge : null,
    };
}
