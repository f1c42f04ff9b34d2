namespace Pointsman.Evaluation;

/// <summary>Every kind of evaluator that suites can name: a new one is a file and a line here.</summary>
internal static class EvaluatorKinds
{
    public static readonly IReadOnlyList<EvaluatorKind> All =
    [
        EqualsEvaluator.Reading,
        ContainsEvaluator.Reading,
    ];
}
