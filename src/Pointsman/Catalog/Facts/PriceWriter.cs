using System.Text.Json;

namespace Pointsman;

/// <summary>Writes prices with the keys of <c>offers.jsonl</c>.</summary>
internal static class PriceWriter
{
    // Prices that sources keep as floating-point numbers carry noise in the last digits.
    private const int SignificantDigits = 10;

    public static void Write(Utf8JsonWriter writer, Price price)
    {
        writer.WriteStartObject();
        writer.Date("from", price.From);
        WriteRates(writer, price.Base);
        if (price.Tiers.Count > 0)
        {
            writer.WriteStartArray("tiers");
            foreach (PriceTier tier in price.Tiers.OrderBy(tier => tier.Above))
            {
                writer.WriteStartObject();
                writer.WriteNumber("above", tier.Above);
                WriteRates(writer, tier.Rates);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        WritePart(writer, "batch", price.Batch);
        WritePart(writer, "priority", price.Priority);
        writer.WriteEndObject();
    }

    /// <summary>An amount without the noise of floating-point arithmetic and without trailing zeros.</summary>
    internal static decimal Shortest(decimal amount)
    {
        if (amount == 0m)
        {
            return 0m;
        }

        int places = SignificantDigits;
        for (decimal size = Math.Abs(amount); size >= 1m && places > 0; size /= 10m)
        {
            places--;
        }

        for (decimal size = Math.Abs(amount); size < 0.1m && places < 28; size *= 10m)
        {
            places++;
        }

        return Math.Round(amount, places) / 1.000000000000000000000000000000m;
    }

    private static void WritePart(Utf8JsonWriter writer, string key, Rates? rates)
    {
        if (rates is not null)
        {
            writer.WriteStartObject(key);
            WriteRates(writer, rates);
            writer.WriteEndObject();
        }
    }

    private static void WriteRates(Utf8JsonWriter writer, Rates rates)
    {
        Amount(writer, "in", rates.Input);
        Amount(writer, "out", rates.Output);
        Amount(writer, "cached", rates.CachedInput);
        Amount(writer, "cacheWrite", rates.CacheWrite);
        if (rates.Special is { } special)
        {
            Amount(writer, "cacheWriteHour", special.CacheWriteHour);
            Amount(writer, "reasoning", special.Reasoning);
            Amount(writer, "audioIn", special.AudioInput);
            Amount(writer, "audioOut", special.AudioOutput);
            Amount(writer, "imageIn", special.ImageInput);
            Amount(writer, "imageOut", special.ImageOutput);
            Amount(writer, "perImageIn", special.PerImageInput);
            Amount(writer, "perImageOut", special.PerImageOutput);
            Amount(writer, "perSecondIn", special.PerSecondInput);
            Amount(writer, "perSecondOut", special.PerSecondOutput);
            Amount(writer, "perRequest", special.PerRequest);
        }
    }

    private static void Amount(Utf8JsonWriter writer, string key, Usd? amount)
    {
        if (amount is { } known)
        {
            writer.WriteNumber(key, Shortest(known.Amount));
        }
    }
}
