using System.Text.Json;

namespace Pointsman;

/// <summary>Reads <c>price</c> and <c>prices</c> of an offer.</summary>
internal static class PriceReader
{
    private static readonly FactKeys Keys = new(
        "from", "above", "in", "out", "cached", "cacheWrite", "cacheWriteHour", "reasoning", "audioIn", "audioOut",
        "imageIn", "imageOut", "perImageIn", "perImageOut", "perSecondIn", "perSecondOut", "perRequest", "tiers",
        "batch", "priority");

    public static IReadOnlyList<Price> One(ref FactText facts) =>
        Read(ref facts, "price") is { } read ? [ToPrice(read)] : [];

    public static IReadOnlyList<Price> Several(ref FactText facts)
    {
        var prices = new List<Price>();
        Each(ref facts, "prices", parts => prices.Add(ToPrice(parts)));
        for (int i = 1; i < prices.Count; i++)
        {
            if (prices[i].From is not { } from || prices[i - 1].From >= from)
            {
                facts.Fault(
                    "prices", "the prices are not in order", "write the oldest first; all but the first have \"from\"");
            }
        }

        return prices;
    }

    private static Price ToPrice(PriceParts parts) => new()
    {
        From = parts.From,
        Base = parts.ToRates(),
        Tiers = parts.Tiers?.OrderBy(tier => tier.Above).ToArray() ?? [],
        Batch = parts.Batch,
        Priority = parts.Priority,
    };

    private static PriceParts? Read(ref FactText facts, string place)
    {
        if (facts.Reader.TokenType != JsonTokenType.StartObject)
        {
            return facts.Wrong<PriceParts>(place, "write an object of rates");
        }

        var parts = new PriceParts();
        int from = 0;
        while (facts.NextKey(Keys, ref from) is { } key)
        {
            switch (key)
            {
                case "from": parts.From = facts.Date(key); break;
                case "above": parts.Above = facts.Whole(key); break;
                case "in": parts.Input = facts.Rate(key); break;
                case "out": parts.Output = facts.Rate(key); break;
                case "cached": parts.CachedInput = facts.Rate(key); break;
                case "cacheWrite": parts.CacheWrite = facts.Rate(key); break;
                case "tiers": parts.Tiers = Tiers(ref facts); break;
                case "batch": parts.Batch = Read(ref facts, key)?.ToRates(); break;
                case "priority": parts.Priority = Read(ref facts, key)?.ToRates(); break;
                default: parts.Special = Special(key, facts.Rate(key), parts.Special ?? new SpecialRates()); break;
            }
        }

        return parts;
    }

    private static SpecialRates Special(string key, Usd? rate, SpecialRates special) => key switch
    {
        "cacheWriteHour" => special with { CacheWriteHour = rate },
        "reasoning" => special with { Reasoning = rate },
        "audioIn" => special with { AudioInput = rate },
        "audioOut" => special with { AudioOutput = rate },
        "imageIn" => special with { ImageInput = rate },
        "imageOut" => special with { ImageOutput = rate },
        "perImageIn" => special with { PerImageInput = rate },
        "perImageOut" => special with { PerImageOutput = rate },
        "perSecondIn" => special with { PerSecondInput = rate },
        "perSecondOut" => special with { PerSecondOutput = rate },
        _ => special with { PerRequest = rate },
    };

    private static List<PriceTier> Tiers(ref FactText facts)
    {
        var tiers = new List<PriceTier>();
        int read = Each(ref facts, "tiers", parts =>
        {
            if (parts.Above is { } above)
            {
                tiers.Add(new PriceTier(above, parts.ToRates()));
            }
        });
        if (read > tiers.Count)
        {
            facts.Fault("tiers", "a tier has no threshold", "write \"above\":tokens in each");
        }

        return tiers;
    }

    private static int Each(ref FactText facts, string place, Action<PriceParts> use)
    {
        if (facts.Reader.TokenType != JsonTokenType.StartArray)
        {
            return facts.Wrong<int>(place, "write a list");
        }

        int count = 0;
        while (facts.Reader.Read() && facts.Reader.TokenType != JsonTokenType.EndArray)
        {
            if (Read(ref facts, place) is { } parts)
            {
                use(parts);
                count++;
            }
        }

        return count;
    }

    private sealed class PriceParts
    {
        public DateOnly? From;
        public long? Above;
        public Usd? Input;
        public Usd? Output;
        public Usd? CachedInput;
        public Usd? CacheWrite;
        public SpecialRates? Special;
        public List<PriceTier>? Tiers;
        public Rates? Batch;
        public Rates? Priority;

        public Rates ToRates() => new()
        {
            Input = Input, Output = Output, CachedInput = CachedInput, CacheWrite = CacheWrite, Special = Special,
        };
    }
}
