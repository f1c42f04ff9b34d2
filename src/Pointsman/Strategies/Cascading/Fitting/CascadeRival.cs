namespace Pointsman;

/// <summary>What the cascade is measured against: one of its steps alone, or an oracle.</summary>
/// <param name="Name">The step, or <c>oracle</c>.</param>
/// <param name="Right">The share of right answers.</param>
/// <param name="RightInterval">Where it lies, with 95 % certainty.</param>
/// <param name="Cost">What a request costs on average.</param>
public sealed record CascadeRival(string Name, double Right, WilsonInterval RightInterval, Usd Cost)
{
    /// <summary>
    /// How much more often the chosen cascade is right on the same cases; absent when nothing was chosen.
    /// </summary>
    public double? Gain { get; init; }

    /// <summary>Half the width of the paired 95 % interval of <see cref="Gain"/>.</summary>
    public double? GainMargin { get; init; }
}
