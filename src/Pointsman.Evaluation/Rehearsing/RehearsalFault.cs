namespace Pointsman.Evaluation;

/// <summary>What would go wrong in a run, however good the answers are.</summary>
/// <param name="Fault">What is wrong, at the first case that it is wrong of.</param>
/// <param name="Cases">Of how many cases.</param>
public sealed record RehearsalFault(Fault Fault, int Cases);
