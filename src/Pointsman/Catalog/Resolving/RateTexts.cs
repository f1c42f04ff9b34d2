using System.Globalization;

namespace Pointsman;

/// <summary>The rates of a price by their keys in the catalog's files.</summary>
internal static class RateTexts
{
    private static readonly (string Key, Func<Rates, Usd?> Get)[] _rates =
    [
        ("in", rates => rates.Input),
        ("out", rates => rates.Output),
        ("cached", rates => rates.CachedInput),
        ("cacheWrite", rates => rates.CacheWrite),
        ("cacheWriteHour", rates => rates.Special?.CacheWriteHour),
        ("reasoning", rates => rates.Special?.Reasoning),
        ("audioIn", rates => rates.Special?.AudioInput),
        ("audioOut", rates => rates.Special?.AudioOutput),
        ("imageIn", rates => rates.Special?.ImageInput),
        ("imageOut", rates => rates.Special?.ImageOutput),
        ("perImageIn", rates => rates.Special?.PerImageInput),
        ("perImageOut", rates => rates.Special?.PerImageOutput),
        ("perSecondIn", rates => rates.Special?.PerSecondInput),
        ("perSecondOut", rates => rates.Special?.PerSecondOutput),
        ("perRequest", rates => rates.Special?.PerRequest),
    ];

    /// <summary>The rates that are known: <c>in 3, out 15</c>; null when none is.</summary>
    public static string? Of(Rates rates)
    {
        IEnumerable<string> known = Known(rates)
            .Select(rate => $"{rate.Key} {rate.Amount.ToString("0.############", CultureInfo.InvariantCulture)}");
        string text = string.Join(", ", known);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The rates that are known, in the order of the files.</summary>
    public static IEnumerable<(string Key, decimal Amount)> Known(Rates rates) => _rates
        .Select(rate => (rate.Key, Amount: rate.Get(rates)))
        .Where(rate => rate.Amount is not null)
        .Select(rate => (rate.Key, rate.Amount!.Value.Amount));

    /// <summary>Whether every rate that both know is the same.</summary>
    public static bool Agree(Rates left, Rates right) =>
        _rates.All(rate => rate.Get(left) is not { } one || rate.Get(right) is not { } other || one == other);
}
