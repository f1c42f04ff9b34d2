using System.Text.Json;

namespace Pointsman.Server;

/// <summary>
/// The limits of a key as an object: <c>requestsPerMinute</c>, <c>tokensPerDay</c>, <c>usdPerMonth</c> and so on, and
/// <c>concurrency</c>; what is not limited does not stand there.
/// </summary>
internal static class KeyLimitsJson
{
    private const long MostCount = 1_000_000_000_000;
    private const decimal LeastUsd = 0.000_001m;
    private const decimal MostUsd = 1_000_000_000m;
    private const int MostConcurrency = 100_000;

    /// <summary>Reads and checks limits.</summary>
    public static KeyLimits Read(Document limits)
    {
        var read = new KeyLimits
        {
            Requests = Counts(limits, "requests"),
            Tokens = Counts(limits, "tokens"),
            Usd = new(Usd(limits, "usdPerMinute"), Usd(limits, "usdPerDay"), Usd(limits, "usdPerMonth")),
            Concurrency = (int?)limits.Whole("concurrency", 1, MostConcurrency, "requests at the same time"),
        };
        limits.FaultUnknownKeys();
        return read;
    }

    /// <summary>Writes limits.</summary>
    public static void Write(Utf8JsonWriter json, KeyLimits limits)
    {
        json.WriteStartObject();
        Write(json, "requests", limits.Requests, json.WriteNumber);
        Write(json, "tokens", limits.Tokens, json.WriteNumber);
        Write(json, "usd", limits.Usd, json.WriteNumber);
        if (limits.Concurrency is { } most)
        {
            json.WriteNumber("concurrency", most);
        }

        json.WriteEndObject();
    }

    private static Rates<long> Counts(Document limits, string unit) => new(
        limits.Whole($"{unit}PerMinute", 1, MostCount, unit),
        limits.Whole($"{unit}PerDay", 1, MostCount, unit),
        limits.Whole($"{unit}PerMonth", 1, MostCount, unit));

    private static decimal? Usd(Document limits, string key) => limits.Number(key, LeastUsd, MostUsd, "USD");

    private static void Write<T>(Utf8JsonWriter json, string unit, Rates<T> rates, Action<string, T> write)
        where T : struct
    {
        Write(json, $"{unit}PerMinute", rates.PerMinute, write);
        Write(json, $"{unit}PerDay", rates.PerDay, write);
        Write(json, $"{unit}PerMonth", rates.PerMonth, write);
    }

    private static void Write<T>(Utf8JsonWriter json, string key, T? limit, Action<string, T> write)
        where T : struct
    {
        if (limit is { } most)
        {
            write(key, most);
        }
    }
}
