namespace Pointsman.Tests.Routing;

/// <summary>How some targets stand; all others are well and idle.</summary>
internal sealed class Standings(params (RoutingTarget Target, TargetStanding Standing)[] told) : TargetStandings
{
    public Standings(RoutingTarget target, TargetAvailability availability)
        : this((target, new TargetStanding(availability)))
    {
    }

    public override TargetStanding Of(RoutingTarget target) =>
        told.FirstOrDefault(one => ReferenceEquals(one.Target, target)).Standing;
}
