namespace Pointsman;

/// <summary>Offers beside the shortlist, each for a case of its own; absent where none exists.</summary>
public sealed record Alternatives
{
    /// <summary>
    /// The best one from another provider and another maker: what fails with the first does not fail with it.
    /// </summary>
    public ShortlistEntry? Fallback { get; init; }

    /// <summary>The best one at half the price of the first or less.</summary>
    public ShortlistEntry? Budget { get; init; }

    /// <summary>
    /// The best one to run on machines of one's own, whatever GPUs, money and time that takes; absent when the first
    /// runs there.
    /// </summary>
    public ShortlistEntry? Privacy { get; init; }
}
