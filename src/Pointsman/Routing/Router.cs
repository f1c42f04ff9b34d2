namespace Pointsman;

/// <summary>
/// Decides where a request goes. The same route, facts, standings and chance always give the same decision; there is
/// no clock, no state and no other router.
/// <list type="number">
/// <item>The strategy orders its targets.</item>
/// <item>Targets that cannot take the request are left out, each with the reason.</item>
/// </list>
/// </summary>
public static class Router
{
    /// <summary>Decides. <paramref name="chance"/> is a number from 0 to 1 drawn for this request.</summary>
    public static Decision Decide(
        Route route, in RequestFacts facts, TargetStandings standings, double chance,
        Func<RoutingTarget, bool>? allowed = null)
    {
        RoutingOrder order = route.Strategy.Order(facts, standings, chance);
        List<DroppedTarget>? dropped = null;
        foreach (RoutingTarget target in order.Targets)
        {
            if (Why(target, facts, standings, allowed) is { } why)
            {
                (dropped ??= []).Add(new DroppedTarget(target, why));
            }
        }

        return new Decision
        {
            Strategy = route.Strategy.Name,
            Reason = order.Reason,
            Plan = dropped is null ? order.Targets : Left(order.Targets, dropped),
            Dropped = dropped ?? (IReadOnlyList<DroppedTarget>)[],
        };
    }

    private static DropReason? Why(
        RoutingTarget target, in RequestFacts facts, TargetStandings standings, Func<RoutingTarget, bool>? allowed)
    {
        if (allowed is not null && !allowed(target))
        {
            return DropReason.NotAllowed;
        }

        // The count of tokens is an estimate: only what is far too long is left out unasked.
        if (target.Context is { } context && facts.Tokens > 1.5 * context)
        {
            return DropReason.TooLong;
        }

        return standings.Of(target).Availability switch
        {
            TargetAvailability.Broken => DropReason.Broken,
            TargetAvailability.Cooling => DropReason.Cooling,
            TargetAvailability.Full => DropReason.Full,
            _ => null,
        };
    }

    private static List<RoutingTarget> Left(IReadOnlyList<RoutingTarget> targets, List<DroppedTarget> dropped)
    {
        var left = new List<RoutingTarget>(targets.Count - dropped.Count);
        int next = 0;
        foreach (RoutingTarget target in targets)
        {
            // Both lists are in the same order.
            if (next < dropped.Count && ReferenceEquals(dropped[next].Target, target))
            {
                next++;
            }
            else
            {
                left.Add(target);
            }
        }

        return left;
    }
}
