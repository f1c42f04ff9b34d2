namespace Pointsman.Server;

/// <summary>Checks that what a route says fits its strategy.</summary>
internal static class RouteShape
{
    private static readonly string[] OfRules = ["rules", "else"];

    /// <summary>The route's strategy: as written, or as what is written suggests.</summary>
    public static RouteStrategy Check(Document part, RouteSettings route)
    {
        bool ruled = part.Has("rules") || part.Has("else");
        RouteStrategy strategy = part.Has("strategy") ? route.Strategy
            : ruled ? RouteStrategy.Rules
            : route.Targets.Count > 1 ? RouteStrategy.Fallback : RouteStrategy.Single;
        if (strategy == RouteStrategy.Rules)
        {
            CheckRules(part, route);
        }
        else
        {
            CheckTargets(part, route, strategy);
        }

        return strategy;
    }

    private static void CheckRules(Document part, RouteSettings route)
    {
        if (part.Has("targets"))
        {
            part.FaultOf<string>("targets", "targets for the strategy rules", "write them under rules and else");
        }

        if (!part.Has("rules"))
        {
            part.FaultOf<string>("rules", "nothing", "write rules: [ { when: CONDITION, use: MODEL } ]");
        }

        if (route.Else.Count == 0)
        {
            part.FaultOf<string>("else", "nothing", "write the model for requests that no rule is about");
        }
    }

    private static void CheckTargets(Document part, RouteSettings route, RouteStrategy strategy)
    {
        foreach (string key in OfRules.Where(part.Has))
        {
            part.FaultOf<string>(key, "a key of the strategy rules", "write strategy: rules, or leave it out");
        }

        if (route.Targets.Count == 0 && !part.Has("targets"))
        {
            part.FaultOf<string>("targets", "nothing", "write at least one key of models, or provider/model");
        }

        if (strategy == RouteStrategy.Single && route.Targets.Count > 1)
        {
            part.FaultOf<string>("targets", $"{route.Targets.Count} targets for the strategy single",
                "write one, or strategy: fallback, weighted or balanced");
        }

        CheckWeights(part, route, strategy);
    }

    private static void CheckWeights(Document part, RouteSettings route, RouteStrategy strategy)
    {
        if (strategy == RouteStrategy.Weighted)
        {
            if (route.Targets.Count > 0 && route.Targets.All(target => target.Weight == 0))
            {
                part.FaultOf<string>("targets", "no weight above 0", "give at least one target a weight");
            }

            return;
        }

        for (int i = 0; i < route.Targets.Count; i++)
        {
            if (route.Targets[i].Weight != 1)
            {
                part.FaultOf<string>($"targets[{i}].weight", "a weight, which only the strategy weighted heeds",
                    "write strategy: weighted, or leave the weight out");
            }
        }
    }
}
