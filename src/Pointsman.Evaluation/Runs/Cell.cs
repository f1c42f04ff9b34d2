namespace Pointsman.Evaluation;

/// <summary>One question of a run: a case put to an arm, for the nth time.</summary>
/// <param name="Case">The place of the case in the suite, from 0.</param>
/// <param name="Arm">The place of the arm, from 0.</param>
/// <param name="Repeat">The repeat, from 0.</param>
public readonly record struct Cell(int Case, int Arm, int Repeat);
