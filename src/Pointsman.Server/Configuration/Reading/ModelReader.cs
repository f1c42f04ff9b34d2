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
                Quality = draft.Quality,
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
            string whole = $"{draft.Provider}/{draft.Model ?? name}";
            return OfferName.TryParse(whole, out OfferName offer) && offer.Provider == draft.Provider
                ? [offer]
                : part.FaultOf<OfferName[]>(draft.Model is null ? "provider" : "model", $"'{draft.Model ?? whole}'",
                    $"write a name without spaces, at most {OfferName.Longest} characters with its provider") ?? [];
        }

        // An entry for provider/model itself says what differs from the catalog.
        return OfferName.TryParse(name, out OfferName self) && draft.Model is null
            ? [self]
            : part.FaultOf<OfferName[]>("provider", "nothing", "write a key of providers, or offers") ?? [];
    }

    private static OfferName[] ReadOffers(Document part, IReadOnlyList<string> written)
    {
        var offers = new List<OfferName>();
        for (int i = 0; i < written.Count; i++)
        {
            if (!OfferName.TryParse(written[i], out OfferName offer))
            {
                part.FaultOf<string>($"offers[{i}]", $"'{written[i]}'", "write provider/model");
            }
            else if (offers.Contains(offer))
            {
                part.FaultOf<string>($"offers[{i}]", $"'{written[i]}' twice", "write each once");
            }
            else
            {
                offers.Add(offer);
            }
        }

        if (written.Count is 0 or > MostOffers)
        {
            part.FaultOf<string>(
                "offers", $"{written.Count} offers", $"write from 1 to {MostOffers} of provider/model");
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
