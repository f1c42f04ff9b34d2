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
        foreach (RoutingTarget target in route.Strategy.Targets)
        {
            if (target.Price is { } price)
            {
                _dearestInput = Math.Max(_dearestInput, Dearest(
                    price, rates => [rates.Input, rates.CacheWrite, rates.Special?.CacheWriteHour]));
                _dearestOutput = Math.Max(
                    _dearestOutput, Dearest(price, rates => [rates.Output, rates.Special?.Reasoning]));
                _dearestRequest = Math.Max(_dearestRequest, Dearest(price, rates => [rates.Special?.PerRequest]));
            }
        }
    }

    /// <summary>How it chooses.</summary>
    public Route Route { get; }

    /// <summary>Its settings; those of a plain model are the defaults.</summary>
    public RouteSettings Settings { get; }

    /// <summary>Whether the name is a concrete model, which is never rerouted.</summary>
    public bool IsModel { get; }

    /// <summary>The most that a request may cost at the dearest of its targets.</summary>
    public Usd MostFor(long inputTokens, long outputTokens) =>
        new(((inputTokens * _dearestInput) + (outputTokens * _dearestOutput)) / 1_000_000m + _dearestRequest);

    // What goes in may be written to a cache, and what comes out may be thought: the dearest rate counts.
    private static decimal Dearest(Price price, Func<Rates, Usd?[]> rates) =>
        price.Tiers.Select(tier => tier.Rates).Append(price.Base).SelectMany(rates).Max()?.Amount ?? 0m;
}
