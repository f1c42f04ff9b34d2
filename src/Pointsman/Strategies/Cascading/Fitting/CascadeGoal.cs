namespace Pointsman;

/// <summary>
/// What thresholds are looked for: the cheapest that are good enough, or the best that are cheap enough.
/// </summary>
public sealed record CascadeGoal
{
    private CascadeGoal()
    {
    }

    /// <summary>The share of right answers that is to be reached, from 0 to 1.</summary>
    public double? Quality { get; private init; }

    /// <summary>What a request may cost on average.</summary>
    public Usd? Budget { get; private init; }

    /// <summary>The cheapest that is right at least so often.</summary>
    public static CascadeGoal AtLeast(double quality) => new() { Quality = quality };

    /// <summary>The best that costs at most so much on average.</summary>
    public static CascadeGoal Within(Usd budget) => new() { Budget = budget };
}
