namespace Pointsman.Evaluation;

/// <summary>What one evaluator said of an arm.</summary>
/// <param name="Evaluator">The evaluator.</param>
/// <param name="Scored">How many answers it scored.</param>
/// <param name="Errors">How many it could not score.</param>
/// <param name="Passed">How many of the scored passed.</param>
/// <param name="Mean">The mean of the scores; 0 where there is none.</param>
public sealed record EvaluatorMetrics(RunEvaluator Evaluator, int Scored, int Errors, int Passed, double Mean)
{
    /// <summary>
    /// How far ratings of one answer differ, as the mean of their standard deviations; null where the judge was asked
    /// once. A judge that agrees with itself has 0.
    /// </summary>
    public double? SelfDeviation { get; init; }
}
