namespace Pointsman;

/// <summary>
/// One result, ready for <see cref="LatentFit"/>. A class, since collections of it then need no code of their own at
/// start-up.
/// </summary>
/// <param name="Subject">Who was measured, as an index.</param>
/// <param name="Test">The test and its release, as an index.</param>
/// <param name="Value">The value on a scale without ends (a logit, a logarithm), more is better.</param>
/// <param name="Noise">How far it may lie from the truth, in standard deviations between subjects.</param>
internal sealed record LatentObservation(int Subject, int Test, double Value, double Noise);
