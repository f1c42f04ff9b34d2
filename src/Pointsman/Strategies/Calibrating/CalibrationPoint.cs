namespace Pointsman;

/// <summary>One point of a <see cref="Calibration"/>.</summary>
/// <param name="Raw">What a method says, from 0 to 1.</param>
/// <param name="Probability">How often answers of which it says that are right, from 0 to 1.</param>
public readonly record struct CalibrationPoint(double Raw, double Probability);
