namespace Pointsman.Server;

/// <summary>
/// What targets cost, hold and are good for: as the configuration says, else as the catalog says for the day.
/// </summary>
internal sealed class PriceBook(Catalog catalog, DateOnly day)
{
    private readonly CatalogQuality _quality = new(catalog);

    /// <summary>The day whose prices hold.</summary>
    public DateOnly Day => day;

    /// <summary>The target that stands for a model at a provider.</summary>
    public RoutingTarget Target(ProviderSettings provider, OfferName name, ModelSettings? named)
    {
        if (provider.Protocol == ProviderProtocol.Simulated)
        {
            return Simulated(name, named);
        }

        Offer? offer = provider.CatalogProvider is { } seller ? catalog.FindOffer($"{seller}/{name.Model}") : null;
        Model? model = offer is null ? null : catalog.FindModel(offer.Model);
        return new RoutingTarget
        {
            Name = named is { Offers.Count: 1 } ? named.Name : name.ToString(),
            Provider = provider.Name,
            Model = name.Model,
            Price = named?.Price is { } price ? ToPrice(price) : offer?.PriceOn(day),
            Context = (int?)named?.Context ?? offer?.Context ?? model?.Context,
            MaxOutput = (int?)named?.MaxOutput ?? offer?.MaxOutput,
            Local = provider.Local,
            Quality = named?.Quality,
        };
    }

    /// <summary>
    /// How good a target is at a task, and who says so. A model is as good wherever it runs, so one that the catalog
    /// does not know at the provider is looked for by its name alone. Null when nobody knows.
    /// </summary>
    public QualityFigure? Quality(ProviderSettings provider, RoutingTarget target, string task)
    {
        if (target.Quality is { } told)
        {
            return new QualityFigure(told, "configuration");
        }

        if (provider.Protocol == ProviderProtocol.Simulated)
        {
            return null;
        }

        Offer? offer = provider.CatalogProvider is { } seller ? catalog.FindOffer($"{seller}/{target.Model}") : null;
        return _quality.Of(offer?.Model ?? target.Model, task);
    }

    /// <summary>
    /// Who serves a model that a client names without its provider, as its SDK does: the first provider that told of
    /// it or that the catalog knows to sell it; else, as a guess, the only provider there is. Null when nobody can be
    /// meant.
    /// </summary>
    public OfferName? Seller(GatewaySettings settings, string model, bool guess = true)
    {
        ProviderSettings? only = null;
        int real = 0;
        foreach (ProviderSettings provider in settings.Providers.Values)
        {
            if (provider.Protocol == ProviderProtocol.Simulated)
            {
                continue;
            }

            (only, real) = (provider, real + 1);
            bool sells = provider.KnownModels.Contains(model)
                || (provider.CatalogProvider is { } seller && catalog.FindOffer($"{seller}/{model}") is not null);
            if (sells)
            {
                return new OfferName(provider.Name, model);
            }
        }

        return guess && real == 1 && !model.Contains('/', StringComparison.Ordinal)
            ? new OfferName(only!.Name, model)
            : null;
    }

    // Simulated models have simulated prices, so that budgets and reports can be tried with them.
    private RoutingTarget Simulated(OfferName name, ModelSettings? named)
    {
        SimulatedModel? model = SimulatedModel.Find(name.Model);
        Price? price = named?.Price is { } told ? ToPrice(told)
            : model is null ? null
            : new Price { From = day, Base = model.Price };
        return new RoutingTarget
        {
            Name = named is { Offers.Count: 1 } ? named.Name : name.ToString(),
            Provider = name.Provider,
            Model = name.Model,
            Price = price,
            Context = (int?)named?.Context ?? model?.ContextTokens,
            MaxOutput = (int?)named?.MaxOutput ?? model?.MaxOutputTokens,
            Local = true,
            Quality = named?.Quality,
        };
    }

    private Price ToPrice(PriceSettings price) => new()
    {
        From = day,
        Base = new Rates
        {
            Input = price.Input, Output = price.Output, CachedInput = price.CachedInput, CacheWrite = price.CacheWrite,
        },
    };
}
