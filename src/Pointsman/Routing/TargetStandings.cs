namespace Pointsman;

/// <summary>
/// How the targets stand. The gateway answers from what it sees of its upstreams, a replay from what was recorded, so
/// that deciding itself stays a pure function.
/// </summary>
public abstract class TargetStandings
{
    /// <summary>All targets are well and idle.</summary>
    public static readonly TargetStandings AllOpen = new Idle();

    /// <summary>How one target stands.</summary>
    public abstract TargetStanding Of(RoutingTarget target);

    private sealed class Idle : TargetStandings
    {
        public override TargetStanding Of(RoutingTarget target) => default;
    }
}
