using System.Collections.Concurrent;

namespace Pointsman.Server;

/// <summary>
/// All that the data plane reads of the configuration, as one immutable whole: a reload builds another and swaps it.
/// Only the cache of plain model names grows, up to a limit.
/// </summary>
internal sealed class GatewaySnapshot
{
    private const int MostCachedNames = 4096;

    private readonly Dictionary<string, ServedRoute> _routes;
    private readonly Dictionary<string, ServedRoute>.AlternateLookup<ReadOnlySpan<char>> _routesBySpan;
    private readonly ConcurrentDictionary<string, ServedRoute> _models = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ServedRoute>.AlternateLookup<ReadOnlySpan<char>> _modelsBySpan;
    private readonly ConcurrentDictionary<RoutingTarget, Upstream> _upstreams;
    private readonly UpstreamPool _pool;

    public GatewaySnapshot(
        GatewaySettings settings, Dictionary<string, ServedRoute> routes, UpstreamPool pool,
        IEnumerable<Upstream> upstreams)
    {
        Settings = settings;
        AsksWords = settings.Routes.Values.Any(RouteParts.AskWords);
        TaskWords = settings.Routes.Values.SelectMany(RouteParts.ConditionsOf)
            .SelectMany(one => one.WordsFor("task")).ToHashSet(StringComparer.Ordinal);
        _routes = routes;
        _routesBySpan = routes.GetAlternateLookup<ReadOnlySpan<char>>();
        _modelsBySpan = _models.GetAlternateLookup<ReadOnlySpan<char>>();
        _pool = pool;
        _upstreams = new ConcurrentDictionary<RoutingTarget, Upstream>(
            upstreams.Select(one => KeyValuePair.Create(one.Target, one)), ReferenceTargets.Instance);
    }

    public GatewaySettings Settings { get; }

    /// <summary>Whether some route wants to know what the words of a question tell.</summary>
    public bool AsksWords { get; }

    /// <summary>The tasks that conditions speak of; what else a sender calls a task is his own word.</summary>
    public IReadOnlySet<string> TaskWords { get; }

    /// <summary>The routes by name.</summary>
    public IReadOnlyDictionary<string, ServedRoute> Routes => _routes;

    /// <summary>Whether it has cached as many names as it may. They come from clients, so there is no end to them.
    /// </summary>
    public bool IsFull => _models.Count >= MostCachedNames;

    /// <summary>Every upstream that a request was or can be sent to.</summary>
    public ICollection<Upstream> Upstreams => _upstreams.Values;

    public Upstream UpstreamOf(RoutingTarget target) => _upstreams[target];

    /// <summary>What a client's name stands for; null when nothing does.</summary>
    public ServedRoute? Find(ReadOnlySpan<char> name)
    {
        if (_routesBySpan.TryGetValue(name, out ServedRoute? route) || _modelsBySpan.TryGetValue(name, out route))
        {
            return route;
        }

        string text = name.ToString();
        if (_pool.FindModel(Settings, text) is not { } model)
        {
            return null;
        }

        (ServedRoute made, IReadOnlyList<Upstream> upstreams) = SnapshotBuilder.ForModel(Settings, model, _pool);
        foreach (Upstream upstream in upstreams)
        {
            _upstreams.TryAdd(upstream.Target, upstream);
        }

        return _models.GetOrAdd(text, made);
    }

    /// <summary>Whether a name is known to stand for something; <see cref="Find"/> may guess.</summary>
    public bool Knows(string name) => _routes.ContainsKey(name) || _pool.Knows(Settings, name);

    /// <summary>Targets are the same when they are one object; comparing their values would cost more.</summary>
    private sealed class ReferenceTargets : IEqualityComparer<RoutingTarget>
    {
        public static readonly ReferenceTargets Instance = new();

        public bool Equals(RoutingTarget? x, RoutingTarget? y) => ReferenceEquals(x, y);

        public int GetHashCode(RoutingTarget obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
