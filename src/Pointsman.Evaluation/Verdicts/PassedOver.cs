namespace Pointsman.Evaluation;

/// <summary>An arm that is not recommended.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Why">Why not, for people.</param>
public sealed record PassedOver(RunArm Arm, string Why);
