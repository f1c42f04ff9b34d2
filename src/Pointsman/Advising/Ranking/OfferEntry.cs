namespace Pointsman;

/// <summary>
/// An offer with everything that screening and ranking ask of it, joined once for all questions. What every question
/// asks of every offer stands here and not behind a reference: thousands of entries are read in a row.
/// </summary>
internal sealed class OfferEntry
{
    private static readonly Provider Unlisted = new() { Id = "" };

    public required Offer Offer { get; init; }

    public required Model Model { get; init; }

    public required int ModelIndex { get; init; }

    public required int AbilityIndex { get; init; }

    public required Provider Provider { get; init; }

    public required Price? Price { get; init; }

    public required Modalities Input { get; init; }

    public required Modalities Output { get; init; }

    public required Features Features { get; init; }

    public required int? Context { get; init; }

    public required bool Small { get; init; }

    /// <summary>The GPUs of 80 GB that hold the model at 8 bits a weight; null when its size is unknown.</summary>
    public required int? Gpus { get; init; }

    /// <summary>What the context is worth, from 0 to 1.</summary>
    public required double ContextFactor { get; init; }

    /// <summary>What the seller and the stage of life are worth, from 0 to 1.</summary>
    public required double TrustFactor { get; init; }

    public required ModelTask Task { get; init; }

    public required ProviderKind Kind { get; init; }

    public required PrivacyLevel Privacy { get; init; }

    public required Lifecycle Status { get; init; }

    /// <summary>The day number of the retirement; the largest number when none is known.</summary>
    public required int EndsOn { get; init; }

    public required string? Specialty { get; init; }

    public required bool OpenWeights { get; init; }

    public bool Local => Kind == ProviderKind.Local;

    public static OfferEntry Join(
        Offer offer, Model model, int modelIndex, bool small, Abilities abilities, Catalog catalog,
            RankingRules rules, DateOnly day)
    {
        Provider provider = catalog.FindProvider(offer.Provider) ?? Unlisted;
        Price? price = offer.PriceOn(day);
        return new OfferEntry
        {
            Offer = offer,
            Model = model,
            ModelIndex = modelIndex,
            AbilityIndex = abilities.IndexOf(model.Id),
            Provider = provider,
            Task = model.Task ?? ModelTask.Chat,
            Kind = provider.Kind,
            Privacy = provider.Kind == ProviderKind.Local ? PrivacyLevel.SelfHosted : provider.Privacy,
            Status = StatusOf(offer),
            EndsOn = offer.Retires?.DayNumber ?? int.MaxValue,
            Specialty = model.Specialty,
            OpenWeights = model.OpenWeights == true,
            Price = price is null || Free(price, model) ? null : price,
            ContextFactor = Smaller(offer.Context, model.Context) is { } tokens
                ? RankingRules.Between(tokens, rules.ContextWorst, rules.ContextBest) : 0.0,
            TrustFactor = rules.TrustOf(provider.Kind, StatusOf(offer)) * (Rolling(offer)
                ? rules.Trust.GetValueOrDefault("rolling", 1.0) : 1.0),
            Input = offer.Input ?? model.Input ?? Modalities.Text,
            Output = offer.Output ?? model.Output ?? Modalities.Text,
            Features = (offer.Features ?? default) | (model.Features ?? default),
            Context = Smaller(offer.Context, model.Context),
            Small = small,
            Gpus = provider.Kind == ProviderKind.Local && model.Parameters is { } size
                ? Hosting(size).GpusPerReplica
                : null,
        };
    }

    // What its seller names a preview or an experiment is one, whether or not a source marks it.
    private static Lifecycle StatusOf(Offer offer)
    {
        bool trial = offer.Id.Contains("-preview", StringComparison.Ordinal)
            || offer.Id.Contains("-exp-", StringComparison.Ordinal)
            || offer.Id.EndsWith("-exp", StringComparison.Ordinal)
                || offer.Id.Contains("experimental", StringComparison.Ordinal);
        return trial && offer.Status is (null or Lifecycle.Active) ? Lifecycle.Preview
            : offer.Status ?? Lifecycle.Active;
    }

    /// <summary>Whether the name may point to another model tomorrow.</summary>
    public static bool Rolling(Offer offer) => offer.Id.EndsWith("-latest", StringComparison.Ordinal);

    // A price of nothing is a trial or a free tier: it says nothing of what the planned volume will cost.
    private static bool Free(Price price, Model model) =>
        price.Base is { Input: null or { Amount: 0m }, Output: null or { Amount: 0m } } && price.Tiers.Count == 0
        && (price.Base.Special is null || (model.Task ?? ModelTask.Chat) == ModelTask.Chat);

    // No seller can fit more into a model than it holds: a larger figure is a mistake of the source.
    private static int? Smaller(int? offer, int? model) => offer is null || model is null ? offer ?? model
        : Math.Min(offer.Value, model.Value);

    public static SelfHosting Hosting(long parameters) => new() { Parameters = parameters, BytesPerWeight = 1m };
}
