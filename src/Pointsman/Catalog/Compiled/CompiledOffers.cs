namespace Pointsman;

/// <summary>Offers and their prices in a compiled catalog.</summary>
internal static class CompiledOffers
{
    public static void Write(CompiledWriter to, Offer offer)
    {
        to.Text(offer.Id);
        to.Text(offer.Model);
        to.Text(offer.Region);
        to.Maybe(offer.Context);
        to.Maybe(offer.MaxOutput);
        to.Maybe((long?)offer.Input);
        to.Maybe((long?)offer.Output);
        to.Maybe((long?)offer.Features);
        to.Maybe((long?)offer.Status);
        to.Maybe(offer.From);
        to.Maybe(offer.Retires);
        to.Text(offer.Replacement);
        to.Maybe(offer.RequestsPerMinute);
        to.Maybe(offer.TokensPerMinute);
        to.Text(offer.Url);
        to.Number(offer.Seen.DayNumber);
        to.Flag(offer.Listed);
        to.Text(offer.PricedBy);
        to.Number(offer.Prices.Count);
        foreach (Price price in offer.Prices)
        {
            Write(to, price);
        }
    }

    public static Offer Read(CompiledReader from) => new()
    {
        Id = from.Text(),
        Model = from.Text(),
        Region = from.MaybeText(),
        Context = from.MaybeInt(),
        MaxOutput = from.MaybeInt(),
        Input = (Modalities?)from.MaybeInt(),
        Output = (Modalities?)from.MaybeInt(),
        Features = (Features?)from.MaybeInt(),
        Status = (Lifecycle?)from.MaybeInt(),
        From = from.MaybeDay(),
        Retires = from.MaybeDay(),
        Replacement = from.MaybeText(),
        RequestsPerMinute = from.MaybeInt(),
        TokensPerMinute = from.MaybeInt(),
        Url = from.MaybeText(),
        Seen = DateOnly.FromDayNumber(from.Number()),
        Listed = from.Flag(),
        PricedBy = from.MaybeText(),
        Prices = ReadPrices(from),
    };

    private static void Write(CompiledWriter to, Price price)
    {
        to.Maybe(price.From);
        Write(to, price.Base);
        to.Number(price.Tiers.Count);
        foreach (PriceTier tier in price.Tiers)
        {
            to.Long(tier.Above);
            Write(to, tier.Rates);
        }

        Write(to, price.Batch);
        Write(to, price.Priority);
    }

    private static Price[] ReadPrices(CompiledReader from)
    {
        int count = from.Number();
        Price[] prices = count == 0 ? [] : new Price[count];
        for (int i = 0; i < count; i++)
        {
            prices[i] = new Price
            {
                From = from.MaybeDay(), Base = ReadRates(from)!, Tiers = ReadTiers(from), Batch = ReadRates(from),
                    Priority = ReadRates(from),
            };
        }

        return prices;
    }

    private static PriceTier[] ReadTiers(CompiledReader from)
    {
        int count = from.Number();
        PriceTier[] tiers = count == 0 ? [] : new PriceTier[count];
        for (int i = 0; i < count; i++)
        {
            tiers[i] = new PriceTier(from.MaybeLong()!.Value + 1, ReadRates(from)!);
        }

        return tiers;
    }

    private static void Write(CompiledWriter to, Rates? rates)
    {
        to.Number(rates is null ? 0 : rates.Special is null ? 1 : 2);
        if (rates is null)
        {
            return;
        }

        to.Maybe(rates.Input);
        to.Maybe(rates.Output);
        to.Maybe(rates.CachedInput);
        to.Maybe(rates.CacheWrite);
        if (rates.Special is { } special)
        {
            to.Maybe(special.CacheWriteHour);
            to.Maybe(special.Reasoning);
            to.Maybe(special.AudioInput);
            to.Maybe(special.AudioOutput);
            to.Maybe(special.ImageInput);
            to.Maybe(special.ImageOutput);
            to.Maybe(special.PerImageInput);
            to.Maybe(special.PerImageOutput);
            to.Maybe(special.PerSecondInput);
            to.Maybe(special.PerSecondOutput);
            to.Maybe(special.PerRequest);
        }
    }

    private static Rates? ReadRates(CompiledReader from)
    {
        int kind = from.Number();
        return kind == 0 ? null : new Rates
        {
            Input = from.MaybeUsd(),
            Output = from.MaybeUsd(),
            CachedInput = from.MaybeUsd(),
            CacheWrite = from.MaybeUsd(),
            Special = kind == 1 ? null : new SpecialRates
            {
                CacheWriteHour = from.MaybeUsd(),
                Reasoning = from.MaybeUsd(),
                AudioInput = from.MaybeUsd(),
                AudioOutput = from.MaybeUsd(),
                ImageInput = from.MaybeUsd(),
                ImageOutput = from.MaybeUsd(),
                PerImageInput = from.MaybeUsd(),
                PerImageOutput = from.MaybeUsd(),
                PerSecondInput = from.MaybeUsd(),
                PerSecondOutput = from.MaybeUsd(),
                PerRequest = from.MaybeUsd(),
            },
        };
    }
}
