namespace Pointsman.Server;

/// <summary>The keys at the top of the configuration.</summary>
internal static class RootSection
{
    // Routes come last, since they start from what holds for the gateway.
    public static readonly Section<GatewaySettings> Keys = new Section<GatewaySettings>(new())
        .Part("listen", "where the gateway listens", GatewaySections.Listen,
            s => s.Listen, (s, v) => s with { Listen = v })
        .Part("limits", "what the gateway takes and holds at most", GatewaySections.Limits,
            s => s.Limits, (s, v) => s with { Limits = v })
        .Part("timeouts", "how long the gateway waits for an upstream", TimeoutSections.Defaults,
            s => s.Timeouts, (s, v) => s with { Timeouts = v })
        .Part("retries", "how often the same target is tried again", GatewaySections.Retries,
            s => s.Retries, (s, v) => s with { Retries = v })
        .Part("breaker", "when a failing target gets no traffic", GatewaySections.Breaker,
            s => s.Breaker, (s, v) => s with { Breaker = v })
        .Part("cache", "the room that cached answers have; a route opts in", GatewaySections.Cache,
            s => s.Cache, (s, v) => s with { Cache = v })
        .Part("queue", "where requests that are not urgent wait", GatewaySections.Queue,
            s => s.Queue, (s, v) => s with { Queue = v })
        .Part("people", "the people who answer what models hand on", PeopleSections.Keys,
            s => s.People, (s, v) => s with { People = v })
        .Part("recording", "how calls are recorded", GatewaySections.Recording,
            s => s.Recording, (s, v) => s with { Recording = v })
        .Duration("heartbeat", "how often a waiting stream gets a comment; 0s sends none",
            s => s.Heartbeat, (s, v) => s with { Heartbeat = v }, (TimeSpan.Zero, TimeSpan.FromMinutes(10)))
        .Duration("drain", "how long accepted requests may go on after a stop was asked for",
            s => s.Drain, (s, v) => s with { Drain = v }, (TimeSpan.Zero, TimeSpan.FromHours(1)))
        .YesNo("requireKeys", "whether callers on this machine need a key as well; all others always do",
            s => s.RequireKeys, (s, v) => s with { RequireKeys = v })
        .Add(
            new("adminToken", KeyKind.Secret, "what opens the admin API, at least 16 characters")
            {
                Default = "one is made at the first start, shown once and stored hashed",
            },
            (part, s) => SecretReader.Token(part, "adminToken") is { } token ? s with { AdminToken = token } : s)
        .Add(
            new("providers", KeyKind.Map, "who serves models, by a name of your own")
            {
                Inner = ProviderSection.Keys.Keys, Default = "the simulated provider `sim`, which is always there",
            },
            (part, s) => s with { Providers = ProviderReader.ReadAll(part) })
        .Add(
            new("models", KeyKind.Map, "models with a name of your own; `provider/model` works as it is")
            {
                Inner = ModelSection.Keys.Keys, Shorthand = "offers",
            },
            (part, s) => s with { Models = ModelReader.ReadAll(part) })
        .Add(
            new("routes", KeyKind.Map, "routes by the name that clients send as `model`")
            {
                Inner = RouteSection.Keys.Keys, Shorthand = "targets",
            },
            (part, s) => s with { Routes = RouteReader.ReadAll(part, s) });
}
