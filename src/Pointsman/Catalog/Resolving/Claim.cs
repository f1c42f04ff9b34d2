namespace Pointsman;

/// <summary>What one source says of one fact.</summary>
/// <param name="Source">Who says it.</param>
/// <param name="Value">What it says, as people write it.</param>
/// <param name="Wins">Whether the catalog believes it.</param>
public sealed record Claim(Source Source, string Value, bool Wins);
