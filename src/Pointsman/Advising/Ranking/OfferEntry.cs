namespace Pointsman;

/// <summary>An offer with everything that ranking asks of it, joined once for all questions.</summary>
internal sealed class OfferEntry
{
    private static readonly Provider Unlisted = new() { Id = "" };

    public required Offer Offer { get; init; }

    public required Model Model { get; init; }

    public required int ModelIndex { get; init; }

    public required Provider Provider { get; init; }

    public required Price? Price { get; init; }

    public required Modalities Input { get; init; }

    public required Modalities Output { get; init; }

    public required Features Features { get; init; }

    public required int? Context { get; init; }

    public required bool Small { get; init; }

    /// <summary>The GPUs of 80 GB that hold the model at 8 bits a weight; null when its size is unknown.</summary>
    public required int? Gpus { get; init; }

    public bool Local => Provider.Kind == ProviderKind.Local;

    public static OfferEntry Join(Offer offer, Model model, int modelIndex, Catalog catalog, RankingRules rules, DateOnly day)
    {
        Provider provider = catalog.FindProvider(offer.Provider) ?? Unlisted;
        Price? price = offer.PriceOn(day);
        return new OfferEntry
        {
            Offer = offer,
            Model = model,
            ModelIndex = modelIndex,
            Provider = provider,
            Price = price is null || Free(price) ? null : price,
            Input = offer.Input ?? model.Input ?? Modalities.Text,
            Output = offer.Output ?? model.Output ?? Modalities.Text,
            Features = (offer.Features ?? default) | (model.Features ?? default),
            Context = offer.Context ?? model.Context,
            Small = model.Parameters is { } parameters ? parameters <= rules.SmallParameters : price?.Base.Input <= rules.SmallPrice,
            Gpus = provider.Kind == ProviderKind.Local && model.Parameters is { } size ? Hosting(size).GpusPerReplica : null,
        };
    }

    // A price of nothing is a trial or a free tier: it says nothing of what the planned volume will cost.
    private static bool Free(Price price) =>
        price.Base is { Input: null or { Amount: 0m }, Output: null or { Amount: 0m }, Special: null } && price.Tiers.Count == 0;

    public static SelfHosting Hosting(long parameters) => new() { Parameters = parameters, BytesPerWeight = 1m };
}
