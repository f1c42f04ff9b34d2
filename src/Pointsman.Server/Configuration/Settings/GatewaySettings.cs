namespace Pointsman.Server;

/// <summary>Everything that the gateway is told, as one immutable whole. A reload builds a new one.</summary>
public sealed record GatewaySettings
{
    /// <summary>Who serves models, by name. Default: none; <see cref="SimulatedProvider"/> is always there.</summary>
    public IReadOnlyDictionary<string, ProviderSettings> Providers { get; init; } =
        new Dictionary<string, ProviderSettings> { [SimulatedProvider.Name] = SimulatedProvider.Settings };

    /// <summary>Models with a name of their own. Default: none; <c>provider/model</c> works as it is.</summary>
    public IReadOnlyDictionary<string, ModelSettings> Models { get; init; } =
        new Dictionary<string, ModelSettings>();

    /// <summary>Routes by the name that clients send as <c>model</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, RouteSettings> Routes { get; init; } =
        new Dictionary<string, RouteSettings>();

    /// <summary>Where the gateway listens.</summary>
    public ListenSettings Listen { get; init; } = new();

    /// <summary>What the gateway takes and holds at most.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>How long the gateway waits for an upstream, where neither provider nor route say otherwise.</summary>
    public TimeoutSettings Timeouts { get; init; } = new();

    /// <summary>How often it tries the same target again, where a route does not say otherwise.</summary>
    public RetrySettings Retries { get; init; } = new();

    /// <summary>When a failing target gets no traffic.</summary>
    public BreakerSettings Breaker { get; init; } = new();

    /// <summary>The room that cached answers have; a route opts in.</summary>
    public CacheSettings Cache { get; init; } = new();

    /// <summary>Where requests that are not urgent wait.</summary>
    public QueueSettings Queue { get; init; } = new();

    /// <summary>The people who answer what models hand on.</summary>
    public PeopleSettings People { get; init; } = new();

    /// <summary>How calls are recorded.</summary>
    public RecordingSettings Recording { get; init; } = new();

    /// <summary>
    /// How often a waiting stream gets a comment, so that nothing between drops it. Default: 10 s; 0 s sends none.
    /// </summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long accepted requests may go on after a stop was asked for. Default: 30 s.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether callers on this machine need a key as well; all others always do. Default: no.
    /// </summary>
    public bool RequireKeys { get; init; }

    /// <summary>
    /// What opens the admin API. Default: none; then one is made at the first start, shown once and stored hashed.
    /// </summary>
    public Secret? AdminToken { get; init; }

    /// <summary>
    /// The model that a concrete name stands for: a key of <see cref="Models"/>, or <c>provider/model</c> of a
    /// provider that is set up. Null for anything else, routes among it.
    /// </summary>
    public ModelSettings? FindModel(string name)
    {
        if (Models.TryGetValue(name, out ModelSettings? named))
        {
            return named;
        }

        return OfferName.TryParse(name, out OfferName offer) && Providers.ContainsKey(offer.Provider)
            ? new ModelSettings { Name = name, Offers = [offer] }
            : null;
    }

    /// <summary>The waits that hold for a route at a provider: the route's, else the provider's, else these.</summary>
    public TimeoutSettings TimeoutsFor(RouteSettings? route, ProviderSettings provider) =>
        Timeouts.With(provider.Timeouts).With(route?.Timeouts);
}
