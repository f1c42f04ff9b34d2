namespace Pointsman;

/// <summary>What somebody looks for in a catalog. A condition that is absent holds for everything.</summary>
public sealed record CatalogQuery
{
    /// <summary>The task; models of which none is known count as chat.</summary>
    public ModelTask? Task { get; init; }

    /// <summary>The maker.</summary>
    public string? Maker { get; init; }

    /// <summary>The id of a provider that sells it.</summary>
    public string? Provider { get; init; }

    /// <summary>The family.</summary>
    public string? Family { get; init; }

    /// <summary>What it must read.</summary>
    public Modalities Input { get; init; }

    /// <summary>What it must be able to do.</summary>
    public Features Features { get; init; }

    /// <summary>The smallest context, in tokens.</summary>
    public long? Context { get; init; }

    /// <summary>The dearest input, in dollars per million tokens.</summary>
    public Usd? PriceIn { get; init; }

    /// <summary>The dearest output, in dollars per million tokens.</summary>
    public Usd? PriceOut { get; init; }

    /// <summary>Whether the weights must be open.</summary>
    public bool OpenWeights { get; init; }

    /// <summary>The first day of release that counts.</summary>
    public DateOnly? ReleasedAfter { get; init; }

    /// <summary>Words that must all stand in the names, maker or family.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The models that fit and have an offer that does, when the conditions ask for one.</summary>
    public IReadOnlyList<Model> Models(Catalog catalog, DateOnly day)
    {
        bool sold = Provider is not null || PriceIn is not null || PriceOut is not null;
        return
        [
            .. catalog.Models.Where(model => Fits(model)
                && (sold ? catalog.OffersOf(model).Any(offer => Fits(offer, model, day)) : FitsAlone(catalog, model))),
        ];
    }

    /// <summary>The offers that fit, with their models.</summary>
    public IReadOnlyList<(Offer Offer, Model Model)> Offers(Catalog catalog, DateOnly day) =>
    [
        .. catalog.Models.Where(Fits)
            .SelectMany(
                model => catalog.OffersOf(model).Where(offer => Fits(offer, model, day))
                .Select(offer => (offer, model)))
            .OrderBy(pair => pair.offer.Id, StringComparer.Ordinal),
    ];

    private bool Fits(Model model) =>
        (Task is null || (model.Task ?? ModelTask.Chat) == Task)
        && (Maker is null || Same(Maker, model.Maker))
        && (Family is null || Same(Family, model.Family))
        && (!OpenWeights || model.OpenWeights == true)
        && (ReleasedAfter is null || model.Released >= ReleasedAfter)
        && Words.All(word => Names(model).Any(name => name.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private bool FitsAlone(Catalog catalog, Model model) =>
        FitsLimits(model.Input, model.Features, model.Context)
        || catalog.OffersOf(model)
            .Any(offer => FitsLimits(offer.Input ?? model.Input, offer.Features, offer.Context ?? model.Context));

    private bool Fits(Offer offer, Model model, DateOnly day)
    {
        Rates? rates = offer.PriceOn(day)?.Base;
        return (Provider is null || offer.Provider == Provider)
            && (PriceIn is null || rates?.Input <= PriceIn)
            && (PriceOut is null || rates?.Output <= PriceOut)
            && FitsLimits(
                offer.Input ?? model.Input, (offer.Features ?? default) | (model.Features ?? default),
                offer.Context ?? model.Context);
    }

    private bool FitsLimits(Modalities? input, Features? features, int? context) =>
        ((input ?? Modalities.Text) & Input) == Input && ((features ?? default) & Features) == Features
            && (Context is null || context >= Context);

    private static bool Same(string wanted, string? found) => wanted.Equals(found, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Names(Model model) =>
        new[] { model.Id, model.Name, model.Maker, model.Family }.OfType<string>().Concat(model.Aliases);
}
