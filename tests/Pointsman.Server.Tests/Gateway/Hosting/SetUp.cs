using Pointsman.Faults;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>
/// What a gateway under test is told, with the mock upstream behind every provider. Each protocol has a provider of its
/// name; the one with <c>-hasty</c> behind it is given up after a short silence, for upstreams that never speak.
/// </summary>
internal sealed class SetUp
{
    public static readonly TimeSpan Short = TimeSpan.FromMilliseconds(250);

    public static readonly TimeoutOverrides Hasty = new() { Headers = Short, FirstToken = Short, Idle = Short };

    private static readonly PriceSettings Price = new() { Input = new Usd(1_000m), Output = new Usd(10_000m) };

    private readonly MockUpstream _mock;
    private readonly Dictionary<string, ProviderSettings> _providers = [];
    private readonly Dictionary<string, ModelSettings> _models = [];
    private readonly Dictionary<string, RouteSettings> _routes = [];
    private GatewaySettings _settings = new()
    {
        Listen = new ListenSettings { Port = 0 },
        Drain = TimeSpan.FromSeconds(20),
        Recording = new RecordingSettings { CommitInterval = TimeSpan.Zero, Slots = 256 },
    };

    public SetUp(MockUpstream mock)
    {
        _mock = mock;
        foreach (string protocol in Speech.All)
        {
            Provider(protocol, protocol);
            Provider(protocol + "-hasty", protocol, one => one with { Timeouts = Hasty });
            Provider(protocol + "-refused", protocol, one => one with
            {
                BaseUrl = one.BaseUrl!.Replace(mock.BaseUrl, mock.RefusedUrl, StringComparison.Ordinal),
            });
        }
    }

    public GatewaySettings Settings => _settings with { Providers = _providers, Models = _models, Routes = _routes };

    /// <summary>A provider that is the mock.</summary>
    public SetUp Provider(
        string name, string protocol, Func<ProviderSettings, ProviderSettings>? also = null)
    {
        bool openAi = protocol is Speech.OpenAi or Speech.Responses;
        var provider = new ProviderSettings
        {
            Name = name,
            Protocol = openAi ? ProviderProtocol.OpenAI
                : protocol == Speech.Anthropic ? ProviderProtocol.Anthropic
                : ProviderProtocol.Gemini,
            BaseUrl = openAi ? _mock.BaseUrl + "/v1" : _mock.BaseUrl,
            Responses = protocol == Speech.Responses,
            ApiKeys = [new Secret("upstream-key-of-" + name)],
        };
        _providers[name] = also is null ? provider : also(provider);
        return this;
    }

    /// <summary>What is known of a target; without this it has a price and no known window.</summary>
    public SetUp Target(string target, Func<ModelSettings, ModelSettings> also)
    {
        _ = OfferName.TryParse(target, out OfferName offer);
        _models[target] = also(new ModelSettings { Name = target, Offers = [offer], Price = Price });
        return this;
    }

    /// <summary>A route over targets, <c>provider/model</c> each, in order; it does not try a target twice.</summary>
    public SetUp Route(string name, params string[] targets) => Route(name, one => one, targets);

    public SetUp Route(string name, Func<RouteSettings, RouteSettings> also, params string[] targets)
    {
        foreach (string target in targets.Where(one => !_models.ContainsKey(one)))
        {
            Target(target, one => one);
        }

        _routes[name] = also(new RouteSettings
        {
            Name = name,
            Strategy = targets.Length == 1 ? RouteStrategy.Single : RouteStrategy.Fallback,
            Targets = [.. targets.Select(target => new TargetSettings { Use = target })],
            Retries = new RetrySettings { Most = 0, Base = TimeSpan.FromMilliseconds(1) },
        });
        return this;
    }

    public SetUp With(Func<GatewaySettings, GatewaySettings> also)
    {
        _settings = also(_settings);
        return this;
    }
}
