namespace Pointsman.Evaluation;

/// <summary>An evaluator as a run's file tells it.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Weight">Its weight in the grade of an answer.</param>
public sealed record RunEvaluator(string Name, string Kind, double Weight);
