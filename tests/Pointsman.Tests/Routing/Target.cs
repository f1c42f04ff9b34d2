namespace Pointsman.Tests.Routing;

/// <summary>Targets and routes to try strategies with.</summary>
internal static class Target
{
    public static readonly RoutingTarget A = Of("a/one"), B = Of("b/two"), C = Of("c/three"), D = Of("d/four");

    public static RoutingTarget Of(string name, int? context = null) => new()
    {
        Name = name, Provider = name.Split('/')[0], Model = name.Split('/')[1], Context = context,
    };

    public static SingleStrategy Only(RoutingTarget target) => new(target);

    public static FallbackStrategy InOrder(params RoutingTarget[] targets) => new([.. targets.Select(Only)]);

    public static Condition When(string condition)
    {
        List<Fault> faults = [];
        return Condition.Parse(condition, [.. RequestFactNames.All.Keys], "when", faults, RequestFactNames.Scales)
            ?? throw new FaultsException(faults);
    }

    /// <summary>What a strategy decides.</summary>
    public static Decision Decide(
        this RoutingStrategy strategy, TargetStandings? standings = null, double chance = 0, RequestFacts facts = default) =>
        Router.Decide(new Route("route", strategy), facts, standings ?? TargetStandings.AllOpen, chance);

    /// <summary>The names of a plan, in order.</summary>
    public static string Names(this Decision decision) => string.Join(' ', decision.Plan.Select(one => one.Name));
}
