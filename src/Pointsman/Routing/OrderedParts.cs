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

    public bool Composes => _parts.Any(part => part.Composes);

    /// <summary>
    /// Those that follow each other stand in for each other and cost once; each strategy of several calls may have run
    /// before what follows it.
    /// </summary>
    public decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each)
    {
        (decimal before, decimal plain) = (0m, 0m);
        foreach (RoutingStrategy part in _parts)
        {
            decimal own = part.MostOf(size, each);
            (before, plain) = part.Composes ? (before + plain + own, 0m) : (before, Math.Max(plain, own));
        }

        return before + plain;
    }

    /// <summary>The most tokens that any of them answers.</summary>
    public long AnswerOf(long output) => _parts.Max(part => part.AnswerOf(output));

    public RoutingOrder Order(in RoutingCase one)
    {
        if (_fixed is { } known)
        {
            return known;
        }

        var targets = new List<RoutingTarget>(Targets.Count);
        List<RoutingOrder>? pieces = null;
        List<DroppedTarget>? dropped = null;
        string? told = null;
        for (int i = 0; i < _parts.Count; i++)
        {
            RoutingOrder own = _parts[i].Order(one);
            if (i == 0 && own.IsTelling)
            {
                told = $"{_reason}: {own.Reason}";
            }

            if (own.Dropped is { Count: > 0 } left)
            {
                (dropped ??= []).AddRange(left);
            }

            targets = Add(own, targets, ref pieces);
            foreach (RoutingOrder next in own.Next ?? [])
            {
                targets = Add(next, targets, ref pieces);
            }
        }

        RoutingOrder order = Joined(targets, pieces);
        return order with
        {
            Reason = told ?? order.Reason,
            IsTelling = told is not null,
            Dropped = dropped is null ? null : Nowhere(dropped, order),
        };
    }

    // Targets that follow each other make one piece; a strategy with calls of its own is a piece by itself.
    private List<RoutingTarget> Add(in RoutingOrder own, List<RoutingTarget> targets, ref List<RoutingOrder>? pieces)
    {
        if (own.Work is not null)
        {
            pieces ??= [];
            if (targets.Count > 0)
            {
                pieces.Add(new RoutingOrder(targets, _reason));
            }

            string reason = own.Begin > 0 ? $"{_reason}; {own.Reason}" : _reason;
            pieces.Add(new RoutingOrder([], reason) { Work = own.Work, Begin = own.Begin });
            return [];
        }

        if (_shareNothing)
        {
            targets.AddRange(own.Targets);
            return targets;
        }

        foreach (RoutingTarget target in own.Targets)
        {
            if (!targets.Contains(target))
            {
                targets.Add(target);
            }
        }

        return targets;
    }

    private RoutingOrder Joined(List<RoutingTarget> targets, List<RoutingOrder>? pieces)
    {
        var last = new RoutingOrder(targets, _reason);
        if (pieces is null)
        {
            return last;
        }

        if (targets.Count > 0)
        {
            pieces.Add(last);
        }

        return pieces.Count == 1 ? pieces[0] : pieces[0] with { Next = pieces[1..] };
    }

    // What one part leaves out and another one takes is not left out; what two leave out stands there once.
    private static List<DroppedTarget> Nowhere(List<DroppedTarget> dropped, in RoutingOrder order)
    {
        var nowhere = new List<DroppedTarget>(dropped.Count);
        foreach (DroppedTarget left in dropped)
        {
            bool taken = order.Targets.Contains(left.Target);
            foreach (RoutingOrder next in order.Next ?? [])
            {
                taken |= next.Targets.Contains(left.Target);
            }

            foreach (DroppedTarget before in nowhere)
            {
                taken |= ReferenceEquals(before.Target, left.Target);
            }

            if (!taken)
            {
                nowhere.Add(left);
            }
        }

        return nowhere;
    }
}
