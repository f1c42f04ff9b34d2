namespace Pointsman.Server;

/// <summary>Whom a route may ask.</summary>
internal static class RouteParts
{
    /// <summary>Whether the route decides by what the words of a question tell.</summary>
    public static bool AskWords(RouteSettings route) => route.Strategy == RouteStrategy.Progressive
        || ConditionsOf(route).Any(one => one.Names.Intersect(RequestFactNames.OfWords).Any());

    /// <summary>A route and those that stand inside it, each once.</summary>
    public static IReadOnlyCollection<RouteSettings> WithInner(
        RouteSettings route, IReadOnlyDictionary<string, RouteSettings> routes)
    {
        var found = new List<RouteSettings> { route };
        for (int i = 0; i < found.Count; i++)
        {
            found.AddRange(NamesOf(found[i]).Distinct()
                .Select(name => routes.GetValueOrDefault(name)).OfType<RouteSettings>()
                .Where(inner => !found.Contains(inner)));
        }

        return found;
    }

    /// <summary>Every condition that a route decides by.</summary>
    public static IEnumerable<Condition> ConditionsOf(RouteSettings route)
    {
        IEnumerable<Condition?> conditions =
        [
            .. route.Rules.Select(rule => rule.When), .. route.Tiers.Select(tier => tier.When),
            route.LocalFirst.SendOut, route.Private,
        ];
        return conditions.OfType<Condition>();
    }

    /// <summary>
    /// Whether a better answer may follow that of the route: it is progressive, or hands requests to one that is.
    /// Members of ensembles, and answers that are checked by the route around them, are whole before they are used.
    /// </summary>
    public static bool Upgrades(RouteSettings route, IReadOnlyDictionary<string, RouteSettings> routes) =>
        route.Strategy == RouteStrategy.Progressive
        || (route.Strategy != RouteStrategy.Ensemble && !route.Checks.Any && NamesOf(route)
            .Any(name => routes.TryGetValue(name, out RouteSettings? part) && Upgrades(part, routes)));

    /// <summary>Every name of a model or a route that the route's strategy is made of.</summary>
    public static IEnumerable<string> NamesOf(RouteSettings route) =>
    [
        .. route.Targets.Select(target => target.Use),
        .. route.Rules.SelectMany(rule => rule.Use),
        .. route.Else,
        .. route.Steps.SelectMany(step => step.Use),
        .. route.Tiers.SelectMany(tier => tier.Use),
        .. route.Confidence.Use,
        .. route.LocalFirst.Local,
        .. route.LocalFirst.Api,
        .. route.Ensemble.Members.Select(member => member.Use),
        .. route.Progressive.Fast,
        .. route.Progressive.Better,
        .. route.Judge,
    ];
}
