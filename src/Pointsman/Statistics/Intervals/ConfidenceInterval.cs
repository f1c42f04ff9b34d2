namespace Pointsman;

/// <summary>An estimate and the range in which what is estimated lies, so often as the level says.</summary>
/// <param name="Value">The estimate; not a number where nothing was seen.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Level">The share of samples whose interval holds the truth, such as 0.95.</param>
public sealed record ConfidenceInterval(double Value, double Low, double High, double Level)
{
    /// <summary>The level where nothing else is said.</summary>
    public const double DefaultLevel = 0.95;

    /// <summary>How far estimates of other samples lie from this one, where the method works it out.</summary>
    public double? StandardError { get; init; }

    /// <summary>From end to end.</summary>
    public double Width => High - Low;

    /// <summary>Whether the interval holds a value; a difference of which it holds 0 is not shown.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>How many standard deviations of a normal distribution hold the level in their middle.</summary>
    internal static double Z(double level) => -Normal.Quantile((1 - Require.Inside(level)) / 2);
}
