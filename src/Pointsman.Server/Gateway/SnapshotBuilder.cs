namespace Pointsman.Server;

/// <summary>Turns settings into what the data plane reads.</summary>
internal static class SnapshotBuilder
{
    private static readonly RouteSettings PlainModel = new() { Name = "model" };

    public static GatewaySnapshot Build(GatewaySettings settings, UpstreamPool pool)
    {
        var upstreams = new Dictionary<string, Upstream>(StringComparer.Ordinal);
        var routes = new Dictionary<string, ServedRoute>(StringComparer.Ordinal);
        foreach ((string name, RouteSettings route) in settings.Routes)
        {
            RoutingStrategy strategy = Strategy(route, use => Part(settings, use, pool, upstreams));
            routes.Add(name, new ServedRoute(new Route(name, strategy), route, isModel: false));
        }

        foreach ((string name, ModelSettings model) in settings.Models)
        {
            RoutingStrategy strategy = Part(settings, name, pool, upstreams);
            routes.TryAdd(name, new ServedRoute(new Route(model.Name, strategy), PlainModel, isModel: true));
        }

        return new GatewaySnapshot(settings, routes, pool, upstreams.Values);
    }

    /// <summary>What a concrete name stands for that is not in the configuration: <c>provider/model</c>.</summary>
    public static (ServedRoute Route, IReadOnlyList<Upstream> Upstreams) ForModel(
        GatewaySettings settings, ModelSettings model, UpstreamPool pool)
    {
        List<Upstream> upstreams = [.. model.Offers.Select(offer => pool.Get(settings, offer, null))];
        RoutingStrategy strategy = Balanced(upstreams);
        return (new ServedRoute(new Route(model.Name, strategy), PlainModel, isModel: true), upstreams);
    }

    private static RoutingStrategy Strategy(RouteSettings route, Func<string, RoutingStrategy> part) =>
        route.Strategy switch
        {
            RouteStrategy.Weighted => new WeightedStrategy(
                [.. route.Targets.Select(one => new WeightedPart(part(one.Use), (decimal)one.Weight))]),
            RouteStrategy.Rules => new RulesStrategy(
                [.. route.Rules.Select(rule => new RoutingRule(rule.When, InOrder(rule.Use, part)))],
                InOrder(route.Else, part)),
            RouteStrategy.Balanced => new BalancedStrategy(
                [.. route.Targets.SelectMany(one => part(one.Use).Targets).Distinct()]),
            _ => InOrder([.. route.Targets.Select(one => one.Use)], part),
        };

    private static RoutingStrategy InOrder(IReadOnlyList<string> uses, Func<string, RoutingStrategy> part) =>
        uses.Count == 1 ? part(uses[0]) : new FallbackStrategy([.. uses.Select(part)]);

    private static RoutingStrategy Part(
        GatewaySettings settings, string use, UpstreamPool pool, Dictionary<string, Upstream> upstreams)
    {
        ModelSettings model = settings.FindModel(use)
            ?? throw new InvalidOperationException($"'{use}' passed validation and names no model.");
        ModelSettings? named = settings.Models.ContainsKey(use) ? model : null;
        var own = new List<Upstream>();
        foreach (OfferName offer in model.Offers)
        {
            Upstream upstream = pool.Get(settings, offer, named);
            own.Add(upstreams.TryAdd(upstream.Target.Name + "\n" + offer, upstream)
                ? upstream
                : upstreams[upstream.Target.Name + "\n" + offer]);
        }

        return Balanced(own);
    }

    private static RoutingStrategy Balanced(List<Upstream> upstreams) => upstreams.Count == 1
        ? new SingleStrategy(upstreams[0].Target)
        : new BalancedStrategy([.. upstreams.Select(one => one.Target)]);
}
