namespace Pointsman.Server;

/// <summary>Turns settings into what the data plane reads.</summary>
internal static class SnapshotBuilder
{
    private static readonly RouteSettings PlainModel = new() { Name = "model" };

    public static GatewaySnapshot Build(GatewaySettings settings, UpstreamPool pool, StrategyMemory memory)
    {
        var upstreams = new Dictionary<string, Upstream>(StringComparer.Ordinal);
        var routes = new Dictionary<string, ServedRoute>(StringComparer.Ordinal);
        var parts = new Parts(settings, pool, upstreams, memory);
        foreach ((string name, RouteSettings route) in settings.Routes)
        {
            RoutingStrategy strategy = parts.Of(route);
            routes.Add(name, new ServedRoute(
                new Route(name, strategy), route, isModel: false, RouteParts.Upgrades(route, settings.Routes))
            {
                Version = RouteVersion.Of(settings, route, strategy),
            });
        }

        foreach ((string name, ModelSettings model) in settings.Models)
        {
            RoutingStrategy strategy = Part(settings, name, pool, upstreams);
            routes.TryAdd(name, Model(settings, model.Name, strategy));
        }

        return new GatewaySnapshot(settings, routes, pool, upstreams.Values);
    }

    /// <summary>What a concrete name stands for that is not in the configuration: <c>provider/model</c>.</summary>
    public static (ServedRoute Route, IReadOnlyList<Upstream> Upstreams) ForModel(
        GatewaySettings settings, ModelSettings model, UpstreamPool pool)
    {
        List<Upstream> upstreams = [.. model.Offers.Select(offer => pool.Get(settings, offer, null))];
        RoutingStrategy strategy = Balanced(upstreams);
        return (Model(settings, model.Name, strategy), upstreams);
    }

    private static ServedRoute Model(GatewaySettings settings, string name, RoutingStrategy strategy) =>
        new(new Route(name, strategy), PlainModel, isModel: true)
        {
            Version = RouteVersion.Of(settings, PlainModel, strategy),
        };

    private static RoutingStrategy Part(
        GatewaySettings settings, string use, UpstreamPool pool, Dictionary<string, Upstream> upstreams)
    {
        if (PersonQueue.Of(use) is { } queue)
        {
            Upstream people = pool.People(settings, queue);
            upstreams[people.Target.Name] = people;
            return new SingleStrategy(people.Target);
        }

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

    // A route inside another is its strategy, made once; the checks have seen to it that none leads back to itself.
    private sealed class Parts(
        GatewaySettings settings, UpstreamPool pool, Dictionary<string, Upstream> upstreams, StrategyMemory memory)
    {
        private readonly Dictionary<string, RoutingStrategy> _made = new(StringComparer.Ordinal);

        public RoutingStrategy Of(RouteSettings route)
        {
            if (!_made.TryGetValue(route.Name, out RoutingStrategy? made))
            {
                made = new StrategyBuilder(Of, (target, task) => pool.Quality(settings, target, task), memory)
                    .Build(route);
                _made.Add(route.Name, made);
            }

            return made;
        }

        private RoutingStrategy Of(string use) => settings.Routes.TryGetValue(use, out RouteSettings? route)
            ? Of(route)
            : Part(settings, use, pool, upstreams);
    }
}
