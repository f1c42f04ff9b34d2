namespace Pointsman.Server.Tests.Gateway;

/// <summary>Every strategy as a route over a target that misbehaves and others that are well.</summary>
internal static class StrategyRoutes
{
    /// <summary>Each strategy with the place where the faulty one stands, given the names of the targets.</summary>
    public static readonly IReadOnlyDictionary<string, Func<RouteSettings, string, string, string, RouteSettings>> All =
        new Dictionary<string, Func<RouteSettings, string, string, string, RouteSettings>>
        {
            ["cascade"] = (route, bad, good, _) => route with
            {
                Strategy = RouteStrategy.Cascade, Steps = [Step(bad), Step(good)],
            },
            ["cascadelast"] = (route, bad, good, _) => route with
            {
                Strategy = RouteStrategy.Cascade, Steps = [Step(good), Step(bad)],
            },
            ["verifier"] = (route, bad, good, other) => route with
            {
                Strategy = RouteStrategy.Cascade, Steps = [Step(good), Step(other)],
                Confidence = new ConfidenceSettings { Method = ConfidenceKind.Verifier, Use = [bad] },
            },
            ["tiered"] = (route, bad, good, other) => route with
            {
                Strategy = RouteStrategy.Tiered, Tiers = [Step(bad), Step(good), Step(other)],
            },
            ["vote"] = (route, bad, good, other) => route with
            {
                Strategy = RouteStrategy.Ensemble, Ensemble = new EnsembleSettings { Members = [Target(bad), Target(good), Target(other)] },
            },
            ["synthesis"] = (route, bad, good, other) => route with
            {
                Strategy = RouteStrategy.Ensemble, Judge = [bad],
                Ensemble = new EnsembleSettings { Members = [Target(good), Target(other)], Join = EnsembleJoin.Synthesis },
            },
            ["progressive"] = (route, bad, good, _) => route with
            {
                Strategy = RouteStrategy.Progressive,
                Progressive = new ProgressiveSettings { Fast = [bad], Better = [good] },
            },
            ["pipeline"] = (route, bad, good, _) => route with
            {
                Strategy = RouteStrategy.Pipeline,
                Steps =
                [
                    Step(bad) with { Name = "one", Prompt = "{question}" },
                    Step(good) with { Name = "two", Prompt = "{one}" },
                ],
            },
            ["localfirst"] = (route, bad, good, _) => route with
            {
                Strategy = RouteStrategy.LocalFirst,
                LocalFirst = new LocalFirstSettings { Local = [bad], Api = [good] },
            },
            ["optimise"] = (route, bad, good, _) => route with
            {
                Strategy = RouteStrategy.Optimise, Targets = [Target(bad), Target(good)],
            },
            ["checked"] = (route, bad, good, _) => route with
            {
                Strategy = RouteStrategy.Fallback, Targets = [Target(bad), Target(good)],
                Checks = new CheckSettings { Complete = true },
            },
        };

    /// <summary>Those in which a first target that fails has another behind it.</summary>
    public static readonly IReadOnlyList<string> Rescuing =
        ["cascade", "tiered", "vote", "progressive", "localfirst", "optimise", "checked"];

    /// <summary>Those that stream from the faulty target when the client wants a stream.</summary>
    public static readonly IReadOnlyList<string> Streaming =
        ["cascadelast", "synthesis", "progressive", "localfirst", "optimise"];

    private static StepSettings Step(string use) => new() { Use = [use] };

    private static TargetSettings Target(string use) => new() { Use = use };
}
