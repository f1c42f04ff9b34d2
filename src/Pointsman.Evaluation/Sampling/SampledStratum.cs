namespace Pointsman.Evaluation;

/// <summary>A part of the recorded requests, and what was drawn of it.</summary>
/// <param name="Name">What its requests have in common.</param>
/// <param name="Questions">How many different questions it has.</param>
/// <param name="Drawn">How many of them were drawn.</param>
public sealed record SampledStratum(string Name, int Questions, int Drawn);
