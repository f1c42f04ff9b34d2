namespace Pointsman.Server;

/// <summary>Checks that what a route says fits its strategy.</summary>
internal static class RouteShape
{
    private static readonly RouteStrategy[] OfTargets =
    [
        RouteStrategy.Single, RouteStrategy.Fallback, RouteStrategy.Weighted, RouteStrategy.Balanced,
        RouteStrategy.Optimise,
    ];

    private static readonly RouteStrategy[] OfConfidence = [RouteStrategy.Cascade, RouteStrategy.Tiered];

    // Whose keys they are; what stands in no strategy's list is for all of them.
    private static readonly (string Key, RouteStrategy[] Of)[] Owners =
    [
        ("targets", OfTargets),
        ("rules", [RouteStrategy.Rules]),
        ("else", [RouteStrategy.Rules]),
        ("steps", [RouteStrategy.Cascade, RouteStrategy.Pipeline]),
        ("tiers", [RouteStrategy.Tiered]),
        ("confidence", OfConfidence),
        ("handedOnCharacters", [RouteStrategy.Tiered]),
        .. Of(RouteStrategy.Optimise, "objective", "quality", "cost", "latency", "otherwise", "localOnly", "task"),
        .. Of(RouteStrategy.LocalFirst, "local", "api", "sendOut"),
        .. Of(RouteStrategy.Ensemble, "members", "samples", "join", "labels", "quorum", "deadline", "atOnce"),
        .. Of(RouteStrategy.Ensemble, "temperature", "by", "criteria"),
        .. Of(RouteStrategy.Progressive, "fast", "better", "start", "background", "gain"),
        ("judge", [RouteStrategy.Ensemble, RouteStrategy.Progressive]),
    ];

    /// <summary>The route's strategy: as written, or as what is written suggests.</summary>
    public static RouteStrategy Check(Document part, RouteSettings route)
    {
        bool ruled = part.Has("rules") || part.Has("else");
        RouteStrategy strategy = part.Has("strategy") ? route.Strategy
            : ruled ? RouteStrategy.Rules
            : route.Targets.Count > 1 ? RouteStrategy.Fallback : RouteStrategy.Single;
        CheckOwners(part, strategy);
        CheckShape.CheckLength(part, "checks", route.Checks.Length);
        switch (strategy)
        {
            case RouteStrategy.Rules:
                CheckRules(part, route);
                break;
            case RouteStrategy.Cascade:
                StepShape.Check(part, "steps", route.Steps);
                CheckShape.CheckConfidence(part, route.Confidence);
                break;
            case RouteStrategy.Tiered:
                StepShape.Check(part, "tiers", route.Tiers);
                StepShape.CheckNames(part, "tiers", route.Tiers);
                CheckShape.CheckConfidence(part, route.Confidence);
                break;
            case RouteStrategy.Pipeline:
                PartShape.CheckPipeline(part, route);
                break;
            case RouteStrategy.Ensemble:
                PartShape.CheckEnsemble(part, route);
                break;
            case RouteStrategy.Progressive:
                PartShape.CheckThere(part, "fast", "better");
                break;
            case RouteStrategy.LocalFirst:
                PartShape.CheckThere(part, "local", "api");
                break;
            default:
                CheckTargets(part, route, strategy);
                break;
        }

        return strategy;
    }

    private static IEnumerable<(string Key, RouteStrategy[] Of)> Of(RouteStrategy strategy, params string[] keys) =>
        keys.Select(key => (key, (RouteStrategy[])[strategy]));

    private static void CheckOwners(Document part, RouteStrategy strategy)
    {
        foreach ((string key, RouteStrategy[] of) in Owners)
        {
            if (part.Has(key) && !of.Contains(strategy))
            {
                string words = string.Join(", ", of.Select(WrittenWords.Of));
                part.FaultOf<string>(key, $"'{key}', which the strategy {WrittenWords.Of(strategy)} does not heed",
                    $"leave it out, or write strategy: {words}");
            }
        }
    }

    private static void CheckRules(Document part, RouteSettings route)
    {
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
        if (route.Targets.Count == 0 && !part.Has("targets"))
        {
            part.FaultOf<string>("targets", "nothing", "write at least one key of models, or provider/model");
        }

        if (strategy == RouteStrategy.Single && route.Targets.Count > 1)
        {
            part.FaultOf<string>("targets", $"{route.Targets.Count} targets for the strategy single",
                "write one, or strategy: fallback or weighted");
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
