namespace Pointsman.Server;

/// <summary>The keys of a model.</summary>
internal static class ModelSection
{
    private const decimal DearestPerMillion = 100_000m;

    public static readonly Section<PriceDraft> Price = new Section<PriceDraft>(new())
        .Add(Rate("input", "for a million tokens read") with { Required = true, Default = "" },
            (part, s) => s with { Input = Read(part, "input") })
        .Add(Rate("output", "for a million tokens written") with { Required = true, Default = "" },
            (part, s) => s with { Output = Read(part, "output") })
        .Add(Rate("cachedInput", "for a million tokens read from the provider's prompt cache"),
            (part, s) => s with { CachedInput = Read(part, "cachedInput") })
        .Add(Rate("cacheWrite", "for a million tokens written to the provider's prompt cache"),
            (part, s) => s with { CacheWrite = Read(part, "cacheWrite") });

    public static readonly Section<ModelDraft> Keys = new Section<ModelDraft>(new())
        .Text("provider", "a key of `providers`", s => s.Provider, (s, v) => s with { Provider = v })
        .Text("model", "the model as the provider calls it",
            s => s.Model, (s, v) => s with { Model = v }, "the name of this entry")
        .Words("offers", "in place of the two above, several `provider/model` that serve the same; the less loaded of "
            + "two takes a request", (s, v) => s with { Offers = v })
        .Part("price", "what it costs in place of the catalog's price", Price,
            s => s.Price ?? new(), (s, v) => s with { Price = v })
        .Whole("context", "the context window",
            s => s.Context, (s, v) => s with { Context = v }, (1, 1_000_000_000), "tokens", "as the catalog says")
        .Whole("maxOutput", "the longest answer",
            s => s.MaxOutput, (s, v) => s with { MaxOutput = v }, (1, 1_000_000_000), "tokens", "as the catalog says")
        .Add(
            new("quality", KeyKind.Share, "how good its answers are, for the strategy optimise")
            {
                Least = 0, Most = 1, Default = "as the catalog says for the route's task",
            },
            (part, s) => part.Share("quality") is { } share ? s with { Quality = share } : s);

    private static KeyDescription Rate(string name, string about) => new(name, KeyKind.Money, about)
    {
        Default = "as input", Unit = "USD per 1M tokens", Least = 0, Most = DearestPerMillion,
    };

    private static Usd? Read(Document part, string key) =>
        part.Number(key, 0m, DearestPerMillion, "USD per 1M tokens") is { } amount ? new Usd(amount) : null;
}
