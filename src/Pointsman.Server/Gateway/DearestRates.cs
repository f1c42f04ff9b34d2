namespace Pointsman.Server;

/// <summary>What a request is reserved for: the dearest rates of whoever may answer it, in dollars.</summary>
/// <param name="Input">For a million tokens in.</param>
/// <param name="Output">For a million tokens out.</param>
/// <param name="Request">For each request.</param>
internal readonly record struct DearestRates(decimal Input, decimal Output, decimal Request)
{
    /// <summary>The highest rates of targets that stand in for each other.</summary>
    public static DearestRates Of(IReadOnlyList<RoutingTarget> targets)
    {
        return new DearestRates(
            Most(rates => [rates.Input, rates.CacheWrite, rates.Special?.CacheWriteHour]),
            Most(rates => [rates.Output, rates.Special?.Reasoning]),
            Most(rates => [rates.Special?.PerRequest]));

        decimal Most(Func<Rates, Usd?[]> rates) =>
            targets.Max(target => target.Price is { } price ? Dearest(price, rates) : 0m);
    }

    /// <summary>The most that a call may cost.</summary>
    public Usd MostFor(CallSize size) => MostFor(size.Input, size.Output);

    /// <summary>The most that so many tokens may cost.</summary>
    public Usd MostFor(long inputTokens, long outputTokens) =>
        new(((inputTokens * Input) + (outputTokens * Output)) / 1_000_000m + Request);

    // What goes in may be written to a cache, and what comes out may be thought: the dearest rate counts.
    private static decimal Dearest(Price price, Func<Rates, Usd?[]> rates) =>
        price.Tiers.Select(tier => tier.Rates).Append(price.Base).SelectMany(rates).Max()?.Amount ?? 0m;
}
