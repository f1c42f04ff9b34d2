namespace Pointsman.Server;

/// <summary>The keys of a route.</summary>
internal static class RouteSection
{
    private const decimal LeastWeight = 0.001m;

    private static readonly TargetSettings SomeTarget = new() { Use = "" };

    public static readonly Section<TargetSettings> Target = new Section<TargetSettings>(SomeTarget)
        .Add(
            new("use", KeyKind.Text, "a key of `models`, `provider/model`, or another route")
            {
                Required = true, Default = "",
            },
            (part, s) => s with { Use = part.Text("use") ?? "" })
        .Add(
            new("weight", KeyKind.Number, "its weight beside the others', for the strategy weighted")
            {
                Default = "1", Least = 0, Most = 1_000_000,
            },
            (part, s) => part.Number("weight", 0m, 1_000_000m) is { } weight
                ? s with { Weight = (double)weight }
                : s);

    public static readonly Section<TargetSettings> Member = new Section<TargetSettings>(SomeTarget)
        .Add(
            new("use", KeyKind.Text, "a key of `models`, `provider/model`, or another route")
            {
                Required = true, Default = "",
            },
            (part, s) => s with { Use = part.Text("use") ?? "" })
        .Add(
            new("weight", KeyKind.Number, "how much its answer counts, for join: vote, mean and median")
            {
                Default = "1", Least = LeastWeight, Most = 1_000_000,
            },
            (part, s) => part.Number("weight", LeastWeight, 1_000_000m) is { } weight
                ? s with { Weight = (double)weight }
                : s);

    public static readonly Section<RuleDraft> Rule = new Section<RuleDraft>(new())
        .Add(
            new("when", KeyKind.Text, "what must hold for the request") { Required = true, Default = "" },
            (part, s) => s with { When = RouteReader.When(part, "when") })
        .Add(
            new("use", KeyKind.Words, "models or routes in order of fallback") { Required = true, Default = "" },
            (part, s) => s with { Use = part.Words("use") });

    public static readonly Section<RouteCacheSettings> Cache = new Section<RouteCacheSettings>(new())
        .Word("mode", "which answers are cached", s => s.Mode, (s, v) => s with { Mode = v })
        .Duration("ttl", "how long an answer holds", _ => null, (s, v) => s with { Ttl = v },
            (TimeSpan.FromSeconds(1), TimeSpan.FromDays(30)));

    public static readonly Section<RedactionDraft> Redact = new Section<RedactionDraft>(new())
        .Text("name", "one of " + RedactionRules.List + ", or a name of your own with a pattern",
            s => s.Name, (s, v) => s with { Name = v })
        .Text("pattern", "a regular expression without look-around and back-references",
            s => s.Pattern, (s, v) => s with { Pattern = v }, "that of the name");

    public static readonly Section<StoreSettings> Store = new Section<StoreSettings>(new())
        .YesNo("prompts", "whether prompts and answers are stored",
            s => s.Prompts, (s, v) => s with { Prompts = v })
        .Add(
            new("redact", KeyKind.List, "what is blacked out before, in order")
            {
                Inner = Redact.Keys, Shorthand = "name",
            },
            (part, s) => s with { Redact = RedactionRules.Read(part, "redact") })
        .Whole("retentionDays", "how long texts are kept",
            s => s.RetentionDays, (s, v) => s with { RetentionDays = (int)v }, (1, 3_650), "days");

    public static readonly Section<FlexSettings> Flex = new Section<FlexSettings>(new())
        .YesNo("always", "whether every request may wait, and not only those that say so",
            s => s.Always, (s, v) => s with { Always = v })
        .Duration("mostWait", "how long a request may wait",
            _ => null, (s, v) => s with { MostWait = v }, (TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)));

    public static readonly Section<RouteSettings> Keys = new Section<RouteSettings>(new() { Name = "" })
        .Word("strategy", "how a target is chosen",
            s => s.Strategy, (s, v) => s with { Strategy = v }, "rules where there are rules; else by the targets: "
            + "single for one, fallback for several")
        .Add(
            new("targets", KeyKind.List, "the targets in order")
            {
                Inner = Target.Keys, Shorthand = "use", OrText = true,
            },
            (part, s) => s with { Targets = RouteReader.Targets(part, "targets", Target) })
        .Add(
            new("rules", KeyKind.List, "for the strategy rules, in order: the first that holds decides")
            {
                Inner = Rule.Keys,
            },
            (part, s) => s with { Rules = RouteReader.Rules(part, "rules") })
        .Words("else", "for the strategy rules, the models or routes in order of fallback when no rule holds",
            (s, v) => s with { Else = v })
        .AddStrategies()
        .Part("checks", "what answers must be before they are used; damaged JSON is repaired where that is safe",
            CheckSection.Keys, s => s.Checks, (s, v) => s with { Checks = v })
        .Add(
            new("private", KeyKind.Text, "the requests that must not leave machines of your own: a condition, or yes"),
            (part, s) => s with { Private = RouteReader.Private(part) })
        .Add(
            new("budget", KeyKind.Money, "the most that one request may cost, all its calls together")
            {
                Unit = "USD",
            },
            (part, s) => part.Money("budget") is { } most ? s with { Budget = most } : s)
        .Whole("calls", "how many calls may be made for one request, where a strategy makes several",
            s => s.Calls, (s, v) => s with { Calls = (int)v }, (1, 1_000), "calls")
        .Whole("assumedOutput", "output tokens reckoned with where nothing better is known: in the costs that the "
            + "strategy optimise compares, and in what a budget reserves for a call", s => s.AssumedOutput,
            (s, v) => s with { AssumedOutput = (int)v }, (1, 1_000_000), "tokens", "512 tokens; 1,024 for a budget")
        .Part("timeouts", "how long to wait", TimeoutSections.Overrides,
            s => s.Timeouts, (s, v) => s with { Timeouts = v })
        .Part("retries", "how often the same target is tried again; what is not said is as the gateway's",
            GatewaySections.Retries, s => s.Retries, (s, v) => s with { Retries = v })
        .YesNo("buffered", "whether a stream is held whole, so that any failure can still be rescued",
            s => s.Buffered, (s, v) => s with { Buffered = v })
        .Word("inexpressible", "what happens to a field that the target cannot express",
            s => s.Inexpressible, (s, v) => s with { Inexpressible = v })
        .YesNo("failoverOnContentFilter", "whether a refusal by a content filter goes to the next target",
            s => s.FailoverOnContentFilter, (s, v) => s with { FailoverOnContentFilter = v })
        .Part("cache", "which answers are cached", Cache,
            s => s.Cache, (s, v) => s with { Cache = v }, "mode")
        .Part("store", "whether texts are stored", Store, s => s.Store, (s, v) => s with { Store = v })
        .Part("flex", "how requests that are not urgent wait", Flex, s => s.Flex, (s, v) => s with { Flex = v });
}
