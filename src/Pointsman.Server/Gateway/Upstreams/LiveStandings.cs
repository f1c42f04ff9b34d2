namespace Pointsman.Server;

/// <summary>How the targets stand right now, as one decision sees it.</summary>
internal sealed class LiveStandings(GatewaySnapshot snapshot, long now) : TargetStandings
{
    public override TargetStanding Of(RoutingTarget target)
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
