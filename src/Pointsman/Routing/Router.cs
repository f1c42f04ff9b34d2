namespace Pointsman;

/// <summary>
/// Decides where a request goes. The same route, facts, standings and chance always give the same decision; there is
/// no clock, no state and no other router.
/// <list type="number">
/// <item>The strategy orders its targets.</item>
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
        return Decide(route.Strategy, facts, standings, chance, allowed);
    }

    private static Decision Decide(
        RoutingStrategy strategy, in RequestFacts facts, TargetStandings standings, double chance,
        Func<RoutingTarget, bool>? allowed)
    {
        RoutingOrder order = strategy.Order(facts, standings, chance);
        Decision? next = null;
        for (int i = (order.Next?.Count ?? 0) - 1; i >= 0; i--)
        {
            next = Before(One(strategy, order.Next![i], facts, standings, chance, allowed), next);
        }

        return Before(One(strategy, order, facts, standings, chance, allowed), next);
    }

    private static Decision Before(Decision one, Decision? next) =>
        next is null ? one
        : one.CanAnswer ? one with { Next = next }
        : next with { Dropped = [.. one.AllDropped, .. next.Dropped] };

    private static Decision One(
        RoutingStrategy strategy, in RoutingOrder order, in RequestFacts facts, TargetStandings standings,
        double chance, Func<RoutingTarget, bool>? allowed)
    {
        if (order.Work is { } work)
        {
            string reason = ReferenceEquals(work, strategy) ? order.Reason : $"{strategy.Name}: {order.Reason}";
            int begin = order.Begin;
            Decision[] parts = DecideParts(work, begin, facts, standings, chance, allowed);
            if (begin > 0 && !work.CanAnswer(parts))
            {
                (begin, reason) = (0, $"{reason}; nobody from there on can take it, so it begins with the first");
                parts = DecideParts(work, begin, facts, standings, chance, allowed);
            }

            return new Decision
            {
                Strategy = work.Name, Reason = reason, Plan = [], Work = work, Begin = begin, Parts = parts,
                Chance = chance,
            };
        }

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
            Strategy = strategy.Name,
            Reason = order.Reason,
            Plan = dropped is null ? order.Targets : Left(order.Targets, dropped),
            Dropped = dropped ?? (IReadOnlyList<DroppedTarget>)[],
            Chance = chance,
        };
    }

    private static Decision[] DecideParts(
        ComposedStrategy work, int begin, in RequestFacts facts, TargetStandings standings, double chance,
        Func<RoutingTarget, bool>? allowed)
    {
        var parts = new Decision[work.Parts.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            RoutingStrategy part = work.Parts[i].Strategy;

            // Members that draw lots draw each their own, and the same again in a replay.
            double own = (chance + (i * GoldenRatio)) % 1;
            parts[i] = i >= begin
                ? Decide(part, facts, standings, own, allowed)
                : new Decision
                {
                    Strategy = part.Name, Reason = $"the request begins at {work.Parts[begin].Name}", Plan = [],
                };
        }

        return parts;
    }

    private static DropReason? Why(
        RoutingTarget target, in RequestFacts facts, TargetStandings standings, Func<RoutingTarget, bool>? allowed)
    {
        if (allowed is not null && !allowed(target))
        {
            return DropReason.NotAllowed;
        }

        // Before all else that could be waited for: nothing makes private data leave.
        if (facts.Has(RequestTraits.Private) && !target.Local)
        {
            return DropReason.Private;
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
