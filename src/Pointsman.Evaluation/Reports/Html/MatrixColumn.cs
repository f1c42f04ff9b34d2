namespace Pointsman.Evaluation;

/// <summary>A column of the matrix: an arm of a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Arm">The place of the arm in it.</param>
/// <param name="Source">The place of the run among those that are shown.</param>
/// <param name="Label">What stands above the column.</param>
internal sealed record MatrixColumn(Run Run, int Arm, int Source, string Label);
