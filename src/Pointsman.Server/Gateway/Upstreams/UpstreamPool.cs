using System.Collections.Concurrent;

namespace Pointsman.Server;

/// <summary>
/// The upstreams of this process by the name of their target. They live on through reloads as long as the provider's
/// settings stay the same, and with them their connections, cooldowns and breakers.
/// </summary>
internal sealed class UpstreamPool : IDisposable
{
    private const int MostUpstreams = 8192;

    private readonly ConcurrentDictionary<string, ProviderLink> _links = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Upstream> _upstreams = new(StringComparer.Ordinal);
    private readonly Func<ProviderSettings, GatewaySettings, HttpMessageHandler> _handlers;
    private readonly PriceBook _prices;

    public UpstreamPool(PriceBook prices, Func<ProviderSettings, GatewaySettings, HttpMessageHandler> handlers)
    {
        _prices = prices;
        _handlers = handlers;
    }

    /// <summary>The upstream for a model at a provider, with what the settings say of it.</summary>
    public Upstream Get(GatewaySettings settings, OfferName offer, ModelSettings? named)
    {
        ProviderSettings provider = settings.Providers[offer.Provider];
        return Get(settings, offer, Link(settings, provider), _prices.Target(provider, offer, named));
    }

    /// <summary>How good a target is at a task, and who says so; null when nobody knows.</summary>
    public QualityFigure? Quality(GatewaySettings settings, RoutingTarget target, string task) =>
        _prices.Quality(settings.Providers[target.Provider], target, task);

    /// <summary>What stands for a queue of people where attempts are counted; nothing is sent there.</summary>
    public Upstream People(GatewaySettings settings, string queue) => Get(
        settings, new OfferName(RoutingTarget.People, queue), PersonQueue.Link,
        PersonQueue.Target(queue, settings.People.Of(queue), _prices.Day));

    private Upstream Get(GatewaySettings settings, OfferName offer, ProviderLink link, RoutingTarget target)
    {
        string key = target.Name + "\n" + offer;
        if (_upstreams.TryGetValue(key, out Upstream? known) && ReferenceEquals(known.Link, link)
            && known.Target == target)
        {
            return known;
        }

        if (_upstreams.Count >= MostUpstreams)
        {
            _upstreams.Clear();
        }

        var made = new Upstream(target, link, known?.Health ?? new TargetHealth(settings.Breaker));
        return _upstreams.AddOrUpdate(key, made, (_, _) => made);
    }

    /// <summary>What a concrete name stands for, with or without its provider; null when it is none.</summary>
    public ModelSettings? FindModel(GatewaySettings settings, string name) => settings.FindModel(name)
        ?? (_prices.Seller(settings, name) is { } offer ? new ModelSettings { Name = name, Offers = [offer] } : null);

    /// <summary>Whether a name is known to stand for a model, without a guess.</summary>
    public bool Knows(GatewaySettings settings, string name) =>
        settings.FindModel(name) is not null || _prices.Seller(settings, name, guess: false) is not null;

    public void Dispose()
    {
        foreach (ProviderLink link in _links.Values)
        {
            link.Dispose();
        }
    }

    // A link that was replaced is left to its requests in flight; its idle connections close by themselves.
    private ProviderLink Link(GatewaySettings settings, ProviderSettings provider)
    {
        if (_links.TryGetValue(provider.Name, out ProviderLink? known) && IsSame(known.Settings, provider))
        {
            return known;
        }

        var made = new ProviderLink(provider, _handlers(provider, settings));
        return _links.AddOrUpdate(provider.Name, made, (_, _) => made);
    }

    private static bool IsSame(ProviderSettings one, ProviderSettings other) =>
        one with { ApiKeys = other.ApiKeys, Headers = other.Headers, KnownModels = other.KnownModels } == other
        && one.ApiKeys.SequenceEqual(other.ApiKeys)
        && one.Headers.SequenceEqual(other.Headers);
}
