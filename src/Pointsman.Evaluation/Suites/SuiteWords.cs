namespace Pointsman.Evaluation;

/// <summary>The words that suites know, for whoever shows them.</summary>
public static class SuiteWords
{
    /// <summary>The kinds of evaluators in the order of their names, each with the setting that a single value stands
    /// for; null where there is none.</summary>
    public static IReadOnlyList<(string Name, string? Shorthand)> Evaluators { get; } =
    [
        .. EvaluatorKinds.All.OrderBy(kind => kind.Name, StringComparer.Ordinal)
            .Select(kind => (kind.Name, kind.Shorthand)),
    ];
}
