namespace Pointsman.Evaluation;

/// <summary>Every kind of evaluator that suites can name: a new one is a file and a line here.</summary>
internal static class EvaluatorKinds
{
    public static readonly IReadOnlyList<EvaluatorKind> All =
    [
        EqualsEvaluator.Reading,
        ContainsEvaluator.Reading,
        RubricEvaluator.Reading,
        GEvalEvaluator.Reading,
        ReadyRubrics.Accuracy,
        ReadyRubrics.Relevance,
        ReadyRubrics.Safety,
        ReadyRubrics.Tone,
        FaithfulnessEvaluator.Reading,
        FaithfulnessEvaluator.Hallucination,
    ];
}
