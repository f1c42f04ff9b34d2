namespace Pointsman.Server;

/// <summary>
/// The names that a key may call: the routes, the models of the configuration, and the known models of each provider.
/// Other models of a provider are called as <c>provider/model</c> all the same.
/// </summary>
internal static class ModelList
{
    /// <summary>All names, in the order of the configuration.</summary>
    public static IReadOnlyList<ListedModel> For(Key key, GatewaySnapshot snapshot)
    {
        IEnumerable<string> known =
            from provider in snapshot.Settings.Providers.Values
            from model in provider.KnownModels
            select $"{provider.Name}/{model}";
        IEnumerable<string> names = snapshot.Routes.Keys.Concat(known).Distinct(StringComparer.Ordinal);
        return [.. names.Select(name => Find(name, key, snapshot)).OfType<ListedModel>()];
    }

    /// <summary>One name; null when it stands for nothing, or for nothing that the key may call.</summary>
    public static ListedModel? Find(string name, Key key, GatewaySnapshot snapshot)
    {
        if (!snapshot.Knows(name) || snapshot.Find(name) is not { } route || !MayCall(key, route))
        {
            return null;
        }

        IEnumerable<RoutingTarget> targets = route.Route.Strategy.Targets;
        return new ListedModel(
            route.Route.Name,
            route.IsModel ? targets.First().Provider : ListedModel.Gateway,
            targets.Max(target => target.Context),
            targets.Max(target => target.MaxOutput),
            targets.Any(target => IsSimulated(target, snapshot.Settings)));
    }

    // As a call is let through: the name first, then what may answer it.
    private static bool MayCall(Key key, ServedRoute route)
    {
        string name = route.Route.Name;
        bool byName = key.Routes.Allow(name) || (route.IsModel && key.Models.Allow(name));
        return byName && route.Route.Strategy.Targets.Any(target => key.Models.Allow(target.Name));
    }

    private static bool IsSimulated(RoutingTarget target, GatewaySettings settings) =>
        settings.Providers.TryGetValue(target.Provider, out ProviderSettings? provider)
        && provider.Protocol == ProviderProtocol.Simulated;
}
