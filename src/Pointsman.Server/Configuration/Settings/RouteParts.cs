namespace Pointsman.Server;

/// <summary>Whom a route may ask.</summary>
internal static class RouteParts
{
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
        .. route.Ensemble.Members,
        .. route.Progressive.Fast,
        .. route.Progressive.Better,
        .. route.Judge,
    ];
}
