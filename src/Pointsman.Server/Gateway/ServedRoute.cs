namespace Pointsman.Server;

/// <summary>A name that clients call, with the settings that hold for it.</summary>
internal sealed class ServedRoute(Route route, RouteSettings settings, bool isModel, bool upgrades = false)
{
    private readonly DearestRates _rates = DearestRates.Of(route.Strategy.Targets);
    private readonly Dictionary<RoutingTarget, DearestRates>? _each = route.Strategy.Composes
        ? route.Strategy.Targets.ToDictionary(one => one, one => DearestRates.Of([one]))
        : null;

    /// <summary>How it chooses.</summary>
    public Route Route => route;

    /// <summary>Its settings; those of a plain model are the defaults.</summary>
    public RouteSettings Settings => settings;

    /// <summary>Stands for all that it decides by: its section, those of routes inside it, its targets.</summary>
    public string Version { get; init; } = "";

    /// <summary>Whether the name is a concrete model, which is never rerouted.</summary>
    public bool IsModel => isModel;

    /// <summary>Whether a better answer may follow the first.</summary>
    public bool Upgrades => upgrades;

    /// <summary>The most that a request may cost, with all calls that its strategy may make.</summary>
    public Usd MostFor(long inputTokens, long outputTokens) => _each is null
        ? _rates.MostFor(inputTokens, outputTokens)
        : new Usd(route.Strategy.MostOf(
            new CallSize(inputTokens, outputTokens), (target, size) => _each[target].MostFor(size).Amount));
}
