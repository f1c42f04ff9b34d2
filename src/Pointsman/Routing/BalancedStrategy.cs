namespace Pointsman;

/// <summary>
/// Draws two targets and takes the one that is likely to answer sooner: fewer requests in flight, and lately quicker.
/// Comparing just two keeps many gateways from all running to the same target at once.
/// </summary>
public sealed class BalancedStrategy : RoutingStrategy
{
    private readonly RoutingOrder[] _from;

    /// <summary>Balances load over targets that are as good as each other.</summary>
    public BalancedStrategy(IReadOnlyList<RoutingTarget> targets)
    {
        ArgumentOutOfRangeException.ThrowIfZero(targets.Count);
        Targets = targets;
        _from = new RoutingOrder[targets.Count];
        for (int i = 0; i < targets.Count; i++)
        {
            _from[i] = new RoutingOrder(
                [targets[i], .. targets.Skip(i + 1), .. targets.Take(i)], "the less loaded of two");
        }
    }

    /// <inheritdoc />
    public override string Name => "balanced";

    /// <inheritdoc />
    public override IReadOnlyList<RoutingTarget> Targets { get; }

    internal override bool IsFixed => Targets.Count == 1;

    internal override RoutingOrder Order(in RoutingCase one)
    {
        // One number gives both draws: its whole part the first, its fraction the second among the others.
        int count = Targets.Count;
        double scaled = one.Chance * count;
        int first = Math.Min((int)scaled, count - 1);
        if (count == 1)
        {
            return _from[0];
        }

        int step = 1 + Math.Min((int)((scaled - first) * (count - 1)), count - 2);
        int second = (first + step) % count;
        TargetStanding drawn = one.Standings.Of(Targets[first]), other = one.Standings.Of(Targets[second]);
        return _from[Wait(other) < Wait(drawn) ? second : first];
    }

    private static double Wait(TargetStanding standing) => standing.Availability switch
    {
        TargetAvailability.Open => (standing.InFlight + 1) * Math.Max(1, standing.LatencyMilliseconds),
        // The one request that finds out whether it is back; nothing would send it there while the others are well.
        TargetAvailability.Probing => 0,
        _ => double.MaxValue,
    };
}
