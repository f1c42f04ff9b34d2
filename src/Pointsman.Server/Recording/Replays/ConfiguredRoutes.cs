namespace Pointsman.Server;

/// <summary>
/// The routes of a configuration as a gateway would have them, only to decide with: no connection is opened, and nobody
/// needs a key.
/// </summary>
internal sealed class ConfiguredRoutes : IDisposable
{
    private readonly UpstreamPool _pool;
    private readonly GatewaySnapshot _snapshot;

    public ConfiguredRoutes(GatewaySettings settings, Catalog catalog, DateOnly day)
    {
        _pool = new UpstreamPool(
            new PriceBook(catalog, day),
            (provider, gateway) => ProviderLink.Connections(gateway.Timeouts.With(provider.Timeouts).Connect));
        _snapshot = SnapshotBuilder.Build(settings, _pool, StrategyMemory.Fresh());
    }

    /// <summary>What these routes make of a request that another configuration decided on.</summary>
    public DecisionReplay Replay(RecordedDecision then) => DecisionReplay.Of(then, _snapshot);

    public void Dispose() => _pool.Dispose();
}
