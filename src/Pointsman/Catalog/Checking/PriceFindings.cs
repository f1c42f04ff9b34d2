namespace Pointsman;

/// <summary>Prices that are more likely a mistake than a price.</summary>
internal static class PriceFindings
{
    private const decimal Jump = 10m;

    public static IEnumerable<Finding> Of(Offer offer)
    {
        if (offer.Prices is [.., var newest]
            && newest.Base is { Input.Amount: 0m, Output: null or { Amount: 0m }, Special: null })
        {
            yield return new Finding(FindingKind.PriceOfZero, offer.Id, "costs nothing");
        }

        for (int i = 1; i < offer.Prices.Count; i++)
        {
            foreach ((string key, decimal old, decimal now) in Jumps(offer.Prices[i - 1].Base, offer.Prices[i].Base))
            {
                string day = offer.Prices[i].From is { } from ? $" on {from:yyyy-MM-dd}" : "";
                yield return new Finding(
                    FindingKind.PriceJump, offer.Id, $"{key} goes from {new Usd(old)} to {new Usd(now)}{day}");
            }
        }
    }

    private static IEnumerable<(string Key, decimal Old, decimal Now)> Jumps(Rates before, Rates after)
    {
        Dictionary<string, decimal> old = RateTexts.Known(before).ToDictionary(rate => rate.Key, rate => rate.Amount);
        foreach ((string key, decimal now) in RateTexts.Known(after))
        {
            if (old.TryGetValue(key, out decimal was) && was > 0m && now > 0m
                && (now / was >= Jump || was / now >= Jump))
            {
                yield return (key, was, now);
            }
        }
    }
}
