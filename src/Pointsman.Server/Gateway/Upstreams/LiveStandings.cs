namespace Pointsman.Server;

/// <summary>
/// How the targets stand right now, as one decision sees it. What it tells goes to the notes, where the decision is to
/// be written down, and is not asked for again.
/// </summary>
internal sealed class LiveStandings(GatewaySnapshot snapshot, long now, DecisionNotes? notes) : TargetStandings
{
    public override TargetStanding Of(RoutingTarget target)
    {
        if (notes is null)
        {
            return Look(target);
        }

        if (!notes.TryFind(target, out TargetStanding standing))
        {
            standing = Look(target);
            notes.Add(target, standing);
        }

        return standing;
    }

    private TargetStanding Look(RoutingTarget target)
    {
        if (target.IsPerson)
        {
            // Whether a queue has room is known when a case is opened, and people do not break.
            return new TargetStanding(TargetAvailability.Open);
        }

        Upstream upstream = snapshot.UpstreamOf(target);
        TargetStanding standing = upstream.Health.Standing(now);
        if (upstream.Link.IsFull)
        {
            return standing with { Availability = TargetAvailability.Full };
        }

        UpstreamKeys keys = upstream.Link.Keys;
        bool noKey = keys.Count > 0 && keys.FreeAt > now;
        return standing.Availability == TargetAvailability.Open && noKey
            ? standing with { Availability = TargetAvailability.Cooling }
            : standing;
    }
}
