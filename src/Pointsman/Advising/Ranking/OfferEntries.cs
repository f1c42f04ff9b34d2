namespace Pointsman;

/// <summary>
/// Joins all offers of a catalog with their models and sellers. This happens at every start of the program, so what
/// is the same for many offers is looked up once: the seller of a run of offers, the place of a model's abilities.
/// </summary>
internal sealed class OfferEntries
{
    private static readonly Provider Unlisted = new() { Id = "" };

    private readonly Catalog _catalog;
    private readonly Model[] _models;
    private readonly bool[] _small;
    private readonly int[] _abilities;
    private readonly RankingRules _rules;
    private readonly DateOnly _day;
    private string _seller = "";
    private Provider _provider = Unlisted;

    private OfferEntries(
        Catalog catalog, Model[] models, bool[] small, Abilities abilities, RankingRules rules, DateOnly day)
    {
        _catalog = catalog;
        _models = models;
        _small = small;
        _rules = rules;
        _day = day;
        _abilities = new int[models.Length];
        for (int i = 0; i < models.Length; i++)
        {
            _abilities[i] = abilities.IndexOf(models[i].Id);
        }
    }

    public static OfferEntry[] Of(
        Catalog catalog, Model[] models, Abilities abilities, RankingRules rules, DateOnly day)
    {
        var index = new Dictionary<string, int>(models.Length, StringComparer.Ordinal);
        for (int i = 0; i < models.Length; i++)
        {
            index[models[i].Id] = i;
        }

        bool[] small = SmallModels.Of(models, index, catalog.Offers, rules, day);
        var all = new OfferEntries(catalog, models, small, abilities, rules, day);
        var entries = new List<OfferEntry>(catalog.Offers.Count);
        foreach (Offer offer in catalog.Offers)
        {
            if (index.TryGetValue(offer.Model, out int model))
            {
                entries.Add(all.Join(offer, model));
            }
        }

        return [.. entries];
    }

    private OfferEntry Join(Offer offer, int at)
    {
        Model model = _models[at];
        Provider provider = SellerOf(offer);
        Price? price = offer.PriceOn(_day);
        Lifecycle status = StatusOf(offer);
        int? context = Smaller(offer.Context, model.Context);
        double trust = _rules.TrustOf(provider.Kind, status);
        return new OfferEntry
        {
            Offer = offer,
            Model = model,
            ModelIndex = at,
            AbilityIndex = _abilities[at],
            Provider = provider,
            Task = model.Task ?? ModelTask.Chat,
            Kind = provider.Kind,
            Privacy = provider.Kind == ProviderKind.Local ? PrivacyLevel.SelfHosted : provider.Privacy,
            Status = status,
            EndsOn = offer.Retires?.DayNumber ?? int.MaxValue,
            Specialty = model.Specialty,
            OpenWeights = model.OpenWeights == true,
            Price = price is null || Free(price, model) ? null : price,
            ContextFactor = context is { } tokens
                ? RankingRules.Between(tokens, _rules.ContextWorst, _rules.ContextBest)
                : 0.0,
            TrustFactor = OfferEntry.Rolling(offer) ? trust * _rules.Trust.GetValueOrDefault("rolling", 1.0) : trust,
            Input = offer.Input ?? model.Input ?? Modalities.Text,
            Output = offer.Output ?? model.Output ?? Modalities.Text,
            Features = (offer.Features ?? default) | (model.Features ?? default),
            Context = context,
            Small = _small[at],
            Gpus = provider.Kind == ProviderKind.Local && model.Parameters is { } size
                ? OfferEntry.Hosting(size).GpusPerReplica
                : null,
        };
    }

    // Offers stand in the order of their ids, so those of one seller follow each other.
    private Provider SellerOf(Offer offer)
    {
        int slash = offer.Id.IndexOf('/', StringComparison.Ordinal);
        if (!offer.Id.AsSpan(0, slash).SequenceEqual(_seller))
        {
            _seller = offer.Id[..slash];
            _provider = _catalog.FindProvider(_seller) ?? Unlisted;
        }

        return _provider;
    }

    // What its seller names a preview or an experiment is one, whether or not a source marks it.
    private static Lifecycle StatusOf(Offer offer)
    {
        if (offer.Status is { } stated && stated != Lifecycle.Active)
        {
            return stated;
        }

        int at = offer.Id.IndexOf("-exp", StringComparison.Ordinal);
        ReadOnlySpan<char> rest = at < 0 ? "none" : offer.Id.AsSpan(at + 4);
        bool trial = rest.IsEmpty || rest[0] == '-' || rest.StartsWith("erimental")
            || offer.Id.Contains("-preview", StringComparison.Ordinal);
        return trial ? Lifecycle.Preview : Lifecycle.Active;
    }

    // A price of nothing is a trial or a free tier: it says nothing of what the planned volume will cost.
    private static bool Free(Price price, Model model) =>
        price.Base is { Input: null or { Amount: 0m }, Output: null or { Amount: 0m } } && price.Tiers.Count == 0
        && (price.Base.Special is null || (model.Task ?? ModelTask.Chat) == ModelTask.Chat);

    // No seller can fit more into a model than it holds: a larger figure is a mistake of the source.
    private static int? Smaller(int? offer, int? model) =>
        offer is null || model is null ? offer ?? model : Math.Min(offer.Value, model.Value);
}
