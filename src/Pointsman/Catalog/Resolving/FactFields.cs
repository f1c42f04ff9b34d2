using System.Globalization;

namespace Pointsman;

/// <summary>
/// The fields of models and offers, described once. Ids, addresses and the names that sources use themselves are
/// missing
/// here: they differ by nature.
/// </summary>
internal static class FactFields
{
    public static readonly IReadOnlyList<FactField<Model>> OfModel =
    [
        FactField<Model>.Words("name", FactGroup.Identity, model => model.Name),
        FactField<Model>.Words("maker", FactGroup.Identity, model => model.Maker),
        FactField<Model>.Words("family", FactGroup.Identity, model => model.Family),
        FactField<Model>.Plain(
            "task", FactGroup.Identity, model => model.Task is { } task ? CatalogWords.Tasks.Of(task) : null),
        FactField<Model>.Words("specialty", FactGroup.Identity, model => model.Specialty),
        new("released", FactGroup.Release, model => Day(model.Released), (left, right) =>
            Same(left.Released, right.Released)),
        new("cutoff", FactGroup.Release, model => model.Cutoff, (left, right) =>
            SamePrecision(left.Cutoff!, right.Cutoff!)),
        FactField<Model>.Words("licence", FactGroup.Openness, model => model.Licence),
        FactField<Model>.Plain("openWeights", FactGroup.Openness, model => YesNo(model.OpenWeights)),
        FactField<Model>.Plain("parameters", FactGroup.Parameters, model => Number(model.Parameters)),
        FactField<Model>.Plain("activeParameters", FactGroup.Parameters, model => Number(model.ActiveParameters)),
        FactField<Model>.Plain("input", FactGroup.Modalities, model => Set(model.Input)),
        FactField<Model>.Plain("output", FactGroup.Modalities, model => Set(model.Output)),
        FactField<Model>.Plain("context", FactGroup.Limits, model => Number(model.Context)),
        FactField<Model>.Plain("maxOutput", FactGroup.Limits, model => Number(model.MaxOutput)),
        FactField<Model>.Words("tokenizer", FactGroup.Identity, model => model.Tokenizer),
        FactField<Model>.Plain("features", FactGroup.Features, model => Set(model.Features)) with { Union = true },
        FactField<Model>.Words("successor", FactGroup.Identity, model => model.Successor),
    ];

    public static readonly IReadOnlyList<FactField<Offer>> OfOffer =
    [
        FactField<Offer>.Plain("model", FactGroup.Identity, offer => offer.Model),
        FactField<Offer>.Words("region", FactGroup.Identity, offer => offer.Region),
        FactField<Offer>.Plain("context", FactGroup.Limits, offer => Number(offer.Context)),
        FactField<Offer>.Plain("maxOutput", FactGroup.Limits, offer => Number(offer.MaxOutput)),
        FactField<Offer>.Plain("input", FactGroup.Modalities, offer => Set(offer.Input)),
        FactField<Offer>.Plain("output", FactGroup.Modalities, offer => Set(offer.Output)),
        FactField<Offer>.Plain("features", FactGroup.Features, offer => Set(offer.Features)) with { Union = true },
        FactField<Offer>.Plain(
            "status", FactGroup.Lifecycle, offer => offer.Status is { } one ? CatalogWords.Lifecycles.Of(one) : null),
        new("from", FactGroup.Lifecycle, offer => Day(offer.From), (left, right) => Same(left.From, right.From)),
        new("retires", FactGroup.Lifecycle, offer => Day(offer.Retires), (left, right) =>
            Same(left.Retires, right.Retires)),
        FactField<Offer>.Words("replacement", FactGroup.Lifecycle, offer => offer.Replacement),
        FactField<Offer>.Plain("rpm", FactGroup.Limits, offer => Number(offer.RequestsPerMinute)),
        FactField<Offer>.Plain("tpm", FactGroup.Limits, offer => Number(offer.TokensPerMinute)),
        new("price", FactGroup.Price, offer => Newest(offer) is { } rates ? RateTexts.Of(rates) : null,
            (left, right) => RateTexts.Agree(Newest(left)!, Newest(right)!)),
    ];

    private static Rates? Newest(Offer offer) => offer.Prices is [.., var newest] ? newest.Base : null;

    private static string? Number(long? number) => number?.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string? YesNo(bool? value) => value is { } known ? known ? "yes" : "no" : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Set(Modalities? set) => set is { } known ? string.Join(", ", CatalogWords.Of(known)) : null;

    private static string? Set(Features? set) => set is { } known ? string.Join(", ", CatalogWords.Of(known)) : null;

    // A source that knows only the month is read as its first day; a day of that month does not contradict it.
    private static bool Same(DateOnly? left, DateOnly? right)
    {
        (DateOnly one, DateOnly other) = (left!.Value, right!.Value);
        return one == other || ((one.Day == 1 || other.Day == 1) && one.Year == other.Year && one.Month == other.Month);
    }

    private static bool SamePrecision(string left, string right) =>
        left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal);
}
