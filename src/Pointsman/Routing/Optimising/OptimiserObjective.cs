namespace Pointsman;

/// <summary>What an optimiser wants most of the targets that meet its bounds.</summary>
public enum OptimiserObjective
{
    /// <summary>The request costs least there; of equal costs the better, then the faster.</summary>
    Cheapest,

    /// <summary>Its answers are best; of equal quality the cheaper, then the faster.</summary>
    Best,

    /// <summary>Its first token comes soonest; of equal times the cheaper, then the better.</summary>
    Fastest,
}
