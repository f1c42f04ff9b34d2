namespace Pointsman;

/// <summary>Finds models and offers by any of their names.</summary>
internal sealed class CatalogNames
{
    private readonly Dictionary<string, Model> _models = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Offer> _offers = new(StringComparer.OrdinalIgnoreCase);

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
    }

    public Model? Model(string name) => _models.GetValueOrDefault(name);

    public Offer? Offer(string id) => _offers.GetValueOrDefault(id);
}
