namespace Pointsman.Server;

/// <summary>A name that clients call, with the settings that hold for it.</summary>
internal sealed class ServedRoute
{
    private readonly decimal _dearestInput;
    private readonly decimal _dearestOutput;
    private readonly decimal _dearestRequest;

    public ServedRoute(Route route, RouteSettings settings, bool isModel)
    {
        Route = route;
        Settings = settings;
        IsModel = isModel;
        _dearestInput = Most(rates => [rates.Input, rates.CacheWrite, rates.Special?.CacheWriteHour]);
        _dearestOutput = Most(rates => [rates.Output, rates.Special?.Reasoning]);
        _dearestRequest = Most(rates => [rates.Special?.PerRequest]);

        decimal Most(Func<Rates, Usd?[]> rates) =>
            route.Strategy.MostOf(target => target.Price is { } price ? Dearest(price, rates) : 0m);
    }

    /// <summary>How it chooses.</summary>
    public Route Route { get; }

    /// <summary>Its settings; those of a plain model are the defaults.</summary>
    public RouteSettings Settings { get; }

    /// <summary>Whether the name is a concrete model, which is never rerouted.</summary>
    public bool IsModel { get; }

    /// <summary>The most that a request may cost, with all calls that its strategy may make.</summary>
    public Usd MostFor(long inputTokens, long outputTokens) =>
        new(((inputTokens * _dearestInput) + (outputTokens * _dearestOutput)) / 1_000_000m + _dearestRequest);

    // What goes in may be written to a cache, and what comes out may be thought: the dearest rate counts.
    private static decimal Dearest(Price price, Func<Rates, Usd?[]> rates) =>
        price.Tiers.Select(tier => tier.Rates).Append(price.Base).SelectMany(rates).Max()?.Amount ?? 0m;
}
