namespace Pointsman;

/// <summary>What the distance of two ratings means.</summary>
public enum RatingScale
{
    /// <summary>They are the same or not.</summary>
    Nominal,

    /// <summary>They have an order; the distance is how many ratings lie between.</summary>
    Ordinal,

    /// <summary>Their difference counts, as with degrees.</summary>
    Interval,

    /// <summary>Their difference counts as a share of them, as with prices.</summary>
    Ratio,
}
