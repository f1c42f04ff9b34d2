namespace Pointsman.Evaluation;

/// <summary>What became of a cell.</summary>
/// <param name="IsFailure">Whether it failed.</param>
/// <param name="IsRemembered">Whether its answer was only remembered.</param>
internal readonly record struct CellDone(bool IsFailure, bool IsRemembered);
