namespace Pointsman;

/// <summary>Finds models, offers and providers by any of their names.</summary>
internal sealed class CatalogNames
{
    private readonly Dictionary<string, Model> _models = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Offer> _offers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Provider> _providers = new(StringComparer.OrdinalIgnoreCase);

    public CatalogNames(Catalog catalog)
    {
        foreach (Model model in catalog.Models)
        {
            _models[model.Id] = model;
        }

        foreach (Model model in catalog.Models)
        {
            foreach (string alias in model.Aliases)
            {
                _models.TryAdd(alias, model);
            }
        }

        foreach (Offer offer in catalog.Offers)
        {
            _offers.TryAdd(offer.Id, offer);
        }

        foreach (Provider provider in catalog.Providers)
        {
            _providers[provider.Id] = provider;
        }

        foreach (Provider provider in catalog.Providers)
        {
            foreach (string alias in provider.Aliases)
            {
                _providers.TryAdd(alias, provider);
            }
        }
    }

    public Model? Model(string name) => _models.GetValueOrDefault(name);

    public Offer? Offer(string id) => _offers.GetValueOrDefault(id);

    public Provider? Provider(string id) => _providers.GetValueOrDefault(id);
}
