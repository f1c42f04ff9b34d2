namespace Pointsman;

/// <summary>An answer of which it is known how sure a method was, and whether the answer was right.</summary>
/// <param name="Raw">What the method said, from 0 to 1.</param>
/// <param name="Right">How right the answer was: 1 right, 0 wrong, a half a half.</param>
public readonly record struct LabelledConfidence(double Raw, double Right);
