namespace Pointsman.Server;

/// <summary>What targets cost and hold: as the configuration says, else as the catalog says for the day.</summary>
internal sealed class PriceBook(Catalog catalog, DateOnly day)
{
    /// <summary>The target that stands for a model at a provider.</summary>
    public RoutingTarget Target(ProviderSettings provider, OfferName name, ModelSettings? named)
    {
        Offer? offer = provider.CatalogProvider is { } seller ? catalog.FindOffer($"{seller}/{name.Model}") : null;
        Model? model = offer is null ? null : catalog.FindModel(offer.Model);
        return new RoutingTarget
        {
            Name = named is { Offers.Count: 1 } ? named.Name : name.ToString(),
            Provider = provider.Name,
            Model = name.Model,
            Price = named?.Price is { } price ? ToPrice(price) : SimulatedOrOffer(provider, offer),
            Context = (int?)named?.Context ?? offer?.Context ?? model?.Context,
            MaxOutput = (int?)named?.MaxOutput ?? offer?.MaxOutput,
            Local = provider.Local,
        };
    }

    private Price? SimulatedOrOffer(ProviderSettings provider, Offer? offer) =>
        provider.Protocol == ProviderProtocol.Simulated ? null : offer?.PriceOn(day);

    private Price ToPrice(PriceSettings price) => new()
    {
        From = day,
        Base = new Rates
        {
            Input = price.Input, Output = price.Output, CachedInput = price.CachedInput, CacheWrite = price.CacheWrite,
        },
    };
}
