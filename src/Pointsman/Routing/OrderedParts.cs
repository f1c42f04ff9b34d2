namespace Pointsman;

/// <summary>Strategies one after the other. When none depends on the request, their order is made once.</summary>
internal sealed class OrderedParts
{
    private readonly IReadOnlyList<RoutingStrategy> _parts;
    private readonly string _reason;
    private readonly RoutingOrder? _fixed;
    private readonly bool _shareNothing;

    public OrderedParts(IReadOnlyList<RoutingStrategy> parts, string reason)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        _parts = parts;
        _reason = reason;
        Targets = [.. parts.SelectMany(part => part.Targets).Distinct()];
        _shareNothing = parts.Sum(part => part.Targets.Count) == Targets.Count;
        _fixed = IsFixed ? new RoutingOrder(Targets, reason) : null;
    }

    public IReadOnlyList<RoutingTarget> Targets { get; }

    public bool IsFixed => _parts.All(part => part.IsFixed);

    public RoutingOrder Order(in RequestFacts facts, TargetStandings standings, double chance)
    {
        if (_fixed is { } known)
        {
            return known;
        }

        var targets = new List<RoutingTarget>(Targets.Count);
        foreach (RoutingStrategy part in _parts)
        {
            IReadOnlyList<RoutingTarget> own = part.Order(facts, standings, chance).Targets;
            if (_shareNothing)
            {
                targets.AddRange(own);
                continue;
            }

            foreach (RoutingTarget target in own)
            {
                if (!targets.Contains(target))
                {
                    targets.Add(target);
                }
            }
        }

        return new RoutingOrder(targets, _reason);
    }
}
