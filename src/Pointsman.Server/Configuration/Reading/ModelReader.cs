namespace Pointsman.Server;

/// <summary>Reads the models that have a name of their own.</summary>
internal static class ModelReader
{
    private const int MostOffers = 100;

    private static readonly string[] Rates = ["input", "output"];

    public static Dictionary<string, ModelSettings> ReadAll(Document root)
    {
        var models = new Dictionary<string, ModelSettings>(StringComparer.Ordinal);
        foreach ((string name, Document part) in Names.Entries(root, "models", ofProvider: false, "offers"))
        {
            ModelDraft draft = ModelSection.Keys.Read(part, new());
            PriceSettings? price = Price(part, draft.Price);
            models.Add(name, new ModelSettings
            {
                Name = name,
                Offers = Offers(name, part, draft),
                Price = price,
                Context = draft.Context,
                MaxOutput = draft.MaxOutput,
            });
        }

        return models;
    }

    private static OfferName[] Offers(string name, Document part, ModelDraft draft)
    {
        if (part.Has("offers"))
        {
            if (draft.Provider is not null || draft.Model is not null)
            {
                part.FaultOf<string>("offers", "offers beside provider or model", "write one or the other");
            }

            return ReadOffers(part, draft.Offers);
        }

        if (draft.Provider is not null)
        {
            return [new OfferName(draft.Provider, draft.Model ?? name)];
        }

        // An entry for provider/model itself says what differs from the catalog.
        return OfferName.TryParse(name, out OfferName self) && draft.Model is null
            ? [self]
            : part.FaultOf<OfferName[]>("provider", "nothing", "write a key of providers, or offers") ?? [];
    }

    private static OfferName[] ReadOffers(Document part, IReadOnlyList<string> written)
    {
        var offers = new List<OfferName>();
        foreach (string text in written)
        {
            if (!OfferName.TryParse(text, out OfferName offer))
            {
                part.FaultOf<string>($"offers[{offers.Count}]", $"'{text}'", "write provider/model");
            }
            else if (offers.Contains(offer))
            {
                part.FaultOf<string>($"offers[{offers.Count}]", $"'{text}' twice", "write each once");
            }

            offers.Add(offer);
        }

        if (offers.Count is 0 or > MostOffers)
        {
            part.FaultOf<string>("offers", $"{offers.Count} offers", $"write from 1 to {MostOffers} of provider/model");
        }

        return [.. offers];
    }

    private static PriceSettings? Price(Document part, PriceDraft? draft)
    {
        if (draft is { Input: { } input, Output: { } output })
        {
            return new()
            {
                Input = input, Output = output, CachedInput = draft.CachedInput, CacheWrite = draft.CacheWrite,
            };
        }

        foreach (string key in draft is null ? [] : Rates)
        {
            if (part.Part("price") is { } price && !price.Has(key))
            {
                price.FaultOf<string>(key, "nothing", "write USD per 1M tokens: 0.15");
            }
        }

        return null;
    }
}
