namespace Pointsman;

/// <summary>How much two different ratings agree.</summary>
public enum KappaWeights
{
    /// <summary>Not at all; for categories without an order.</summary>
    None,

    /// <summary>The less, the more steps lie between them (Cicchetti and Allison, 1971); irr's "equal".</summary>
    Linear,

    /// <summary>The less, by the square of the steps (Fleiss and Cohen, 1973); irr's "squared".</summary>
    Quadratic,
}
