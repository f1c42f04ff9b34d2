namespace Pointsman;

/// <summary>
/// A decision with everything that it was made from, in names and numbers: it can be stored as it is, and made again.
/// Only the strategy itself is not in it, with its prices and predictors; that is the configuration of the day.
/// </summary>
public sealed record DecisionRecord
{
    /// <summary>What was decided.</summary>
    public required DecisionOutline Decided { get; init; }

    /// <summary>What was known of the request.</summary>
    public required RequestFacts Facts { get; init; }

    /// <summary>The number that was drawn for it.</summary>
    public required double Chance { get; init; }

    /// <summary>How the targets stood that were looked at, by their names.</summary>
    public IReadOnlyDictionary<string, TargetStanding> Standings { get; init; } =
        new Dictionary<string, TargetStanding>();

    /// <summary>Writes a decision down that was made with these.</summary>
    public static DecisionRecord Of(Decision decision, in RequestFacts facts, double chance, SeenStandings standings)
    {
        var seen = new Dictionary<string, TargetStanding>();
        foreach ((RoutingTarget target, TargetStanding standing) in standings.Seen)
        {
            seen.TryAdd(target.Name, standing);
        }

        return new DecisionRecord
        {
            Decided = DecisionOutline.Of(decision), Facts = facts, Chance = chance, Standings = seen,
        };
    }

    /// <summary>
    /// Decides again what was decided then. With the same strategy the outline of it equals <see cref="Decided"/>; with
    /// another it says what that one would have done, as far as it looks at the same targets: of others nothing is
    /// known, and they count as well and idle.
    /// </summary>
    public Decision Replay(RoutingStrategy strategy)
    {
        HashSet<string> forbidden = [];
        Forbidden(Decided, forbidden);
        return Router.Decide(
            new Route("replay", strategy), Facts, new Recorded(Standings), Chance,
            target => !forbidden.Contains(target.Name));
    }

    // Whatever the key was not allowed to use was left out for that before all else.
    private static void Forbidden(DecisionOutline outline, HashSet<string> names)
    {
        names.UnionWith(outline.Dropped.Where(one => one.Why == DropReason.NotAllowed).Select(one => one.Target));
        foreach (DecisionOutline part in outline.Parts)
        {
            Forbidden(part, names);
        }

        if (outline.Next is { } next)
        {
            Forbidden(next, names);
        }
    }

    private sealed class Recorded(IReadOnlyDictionary<string, TargetStanding> standings) : TargetStandings
    {
        public override TargetStanding Of(RoutingTarget target) => standings.GetValueOrDefault(target.Name);
    }
}
