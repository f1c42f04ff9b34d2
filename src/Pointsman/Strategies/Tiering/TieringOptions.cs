namespace Pointsman;

/// <summary>How steps hand a request on.</summary>
public sealed record TieringOptions
{
    /// <summary>
    /// How much of each earlier answer a person gets to see, in characters; the rest is cut. Default: 20,000.
    /// </summary>
    public int HandedOnCharacters { get; init; } = 20_000;
}
