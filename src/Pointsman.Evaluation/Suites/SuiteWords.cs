namespace Pointsman.Evaluation;

/// <summary>The words that suites know, for whoever shows them.</summary>
public static class SuiteWords
{
    /// <summary>The names of the kinds of evaluators, in order.</summary>
    public static IReadOnlyList<string> Evaluators { get; } =
        [.. EvaluatorKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal)];
}
