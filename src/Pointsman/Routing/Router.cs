namespace Pointsman;

/// <summary>
/// Decides where a request goes. The same route, facts, standings and chance always give the same decision; there is
/// no clock, no state and no other router.
/// <list type="number">
/// <item>The strategy orders its targets; some leave out those that miss what they demand.</item>
/// <item>Targets that cannot take the request are left out, each with the reason. What is marked private goes to local
/// targets only, whatever the strategy.</item>
/// <item>For a strategy that makes several calls the same is done for each of its parts.</item>
/// </list>
/// </summary>
public static class Router
{
    private const double GoldenRatio = 0.618_033_988_749_895;

    /// <summary>Decides. <paramref name="chance"/> is a number from 0 to 1 drawn for this request.</summary>
    public static Decision Decide(
        Route route, in RequestFacts facts, TargetStandings standings, double chance,
        Func<RoutingTarget, bool>? allowed = null)
    {
        return Decide(route.Strategy, new RoutingCase(facts, standings, chance, allowed));
    }

    private static Decision Decide(RoutingStrategy strategy, in RoutingCase one)
    {
        RoutingOrder order = strategy.Order(one);
        Decision? next = null;
        for (int i = (order.Next?.Count ?? 0) - 1; i >= 0; i--)
        {
            next = Before(Decide(strategy, order.Next![i], one), next);
        }

        return Before(Decide(strategy, order, one), next);
    }

    private static Decision Before(Decision one, Decision? next) =>
        next is null ? one
        : one.CanAnswer ? one with { Next = next }
        : next with { Dropped = [.. one.AllDropped, .. next.Dropped] };

    private static Decision Decide(RoutingStrategy strategy, in RoutingOrder order, in RoutingCase one)
    {
        if (order.Work is { } work)
        {
            string reason = ReferenceEquals(work, strategy) ? order.Reason : $"{strategy.Name}: {order.Reason}";
            int begin = order.Begin;
            Decision[] parts = DecideParts(work, begin, one);
            if (begin > 0 && !work.CanAnswer(parts))
            {
                (begin, reason) = (0, $"{reason}; nobody from there on can take it, so it begins with the first");
                parts = DecideParts(work, begin, one);
            }

            return new Decision
            {
                Strategy = work.Name, Reason = reason, Plan = [], Work = work, Begin = begin, Parts = parts,
                Dropped = order.Dropped ?? [], Chance = one.Chance,
            };
        }

        // What is private is looked at here in any case.
        int screened = order.IsScreened && !one.Facts.IsPrivate ? order.Targets.Count : 0;
        List<DroppedTarget>? dropped = null;
        for (int i = screened; i < order.Targets.Count; i++)
        {
            if (one.Why(order.Targets[i]) is { } why)
            {
                (dropped ??= []).Add(new DroppedTarget(order.Targets[i], why));
            }
        }

        return new Decision
        {
            Strategy = strategy.Name,
            Reason = order.Reason,
            Plan = dropped is null ? order.Targets : Left(order.Targets, dropped),
            Dropped = dropped is null ? order.Dropped ?? [] : order.Dropped is null ? dropped
                : [.. order.Dropped, .. dropped],
            Chance = one.Chance,
        };
    }

    private static Decision[] DecideParts(ComposedStrategy work, int begin, in RoutingCase one)
    {
        var parts = new Decision[work.Parts.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            RoutingStrategy part = work.Parts[i].Strategy;

            // Members that draw lots draw each their own, and the same again in a replay.
            parts[i] = i >= begin
                ? Decide(part, one.With((one.Chance + (i * GoldenRatio)) % 1))
                : new Decision
                {
                    Strategy = part.Name, Reason = $"the request begins at {work.Parts[begin].Name}", Plan = [],
                };
        }

        return parts;
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
