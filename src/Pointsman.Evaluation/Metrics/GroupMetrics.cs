namespace Pointsman.Evaluation;

/// <summary>How an arm did on a part of the cases: a category, or a difficulty.</summary>
/// <param name="Name">The part; empty for cases that name none.</param>
/// <param name="Cases">How many cases were graded.</param>
/// <param name="Accuracy">The share that passed.</param>
public sealed record GroupMetrics(string Name, int Cases, ConfidenceInterval Accuracy);
