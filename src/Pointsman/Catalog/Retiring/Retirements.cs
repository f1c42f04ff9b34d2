namespace Pointsman;

/// <summary>The ends of offers, ahead and past.</summary>
public sealed record Retirements
{
    /// <summary>The offers that end within the days asked for, the soonest first.</summary>
    public required IReadOnlyList<Retirement> Ahead { get; init; }

    /// <summary>The offers that ended within as many days before, the latest first.</summary>
    public required IReadOnlyList<Retirement> Past { get; init; }

    /// <summary>Finds what ends around a day.</summary>
    public static Retirements Of(Catalog catalog, DateOnly day, int withinDays)
    {
        Retirement[] all =
        [
            .. catalog.Offers
                .Where(offer => offer.Retires is { } ends && Math.Abs(ends.DayNumber - day.DayNumber) <= withinDays)
                .Select(offer => Of(catalog, offer, day)),
        ];
        return new Retirements
        {
            Ahead = [.. all.Where(one => one.Days > 0).OrderBy(one => one.Ends)
                .ThenBy(one => one.Offer.Id, StringComparer.Ordinal)],
            Past = [.. all.Where(one => one.Days <= 0).OrderByDescending(one => one.Ends)
                .ThenBy(one => one.Offer.Id, StringComparer.Ordinal)],
        };
    }

    private static Retirement Of(Catalog catalog, Offer offer, DateOnly day)
    {
        DateOnly ends = offer.Retires!.Value;
        DateOnly last = ends < day ? ends : day;
        Offer? next = Replacement(catalog, offer, ends);
        return new Retirement(
            offer, ends, ends.DayNumber - day.DayNumber, next, offer.PriceOn(last),
                next?.PriceOn(ends > day ? ends : day));
    }

    private static Offer? Replacement(Catalog catalog, Offer offer, DateOnly ends)
    {
        if (offer.Replacement is { } named)
        {
            return catalog.FindOffer($"{offer.Provider}/{named}") ?? catalog.FindOffer(named)
                ?? (catalog.FindModel(named) is { } known ? AtProvider(catalog, known, offer, ends) : null);
        }

        string? successor = catalog.FindModel(offer.Model)?.Successor;
        return successor is not null && catalog.FindModel(successor) is { } model
            ? AtProvider(catalog, model, offer, ends) : null;
    }

    // Of several offers of the replacement, the plain name stands for the others.
    private static Offer? AtProvider(Catalog catalog, Model model, Offer instead, DateOnly ends) =>
        catalog.OffersOf(model)
        .Where(offer =>
            offer.Provider == instead.Provider && offer.Region == instead.Region && !(offer.Retires <= ends))
        .OrderBy(offer => offer.Id.Length)
        .ThenBy(offer => offer.Id, StringComparer.Ordinal)
        .FirstOrDefault();
}
