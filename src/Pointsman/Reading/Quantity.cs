using System.Globalization;

namespace Pointsman;

/// <summary>
/// Reads numbers with units as people write them: <c>100k/day</c>, <c>1.5M</c>, <c>2s</c>, <c>$500/month</c>.
/// </summary>
public static class Quantity
{
    /// <summary>A month is 30 days here, so that every projection can be checked by hand.</summary>
    public const decimal DaysPerMonth = 30m;

    /// <summary>What <see cref="TryPerMonth"/> allows, for messages.</summary>
    public const string VolumeForm = "write a number and a period: 100000/day, 3M/month, 5/s, 2000/hour";

    /// <summary>What <see cref="TryDuration"/> allows, for messages.</summary>
    public const string DurationForm = "write a number and a unit: 500ms, 2s, 5min, 1h";

    /// <summary>A plain number, with k, M or B for thousand, million and billion.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out decimal number)
    {
        text = text.Trim();
        decimal factor = 1m;
        if (text.Length > 1)
        {
            factor = text[^1] switch
            {
                'k' or 'K' => 1_000m,
                'm' or 'M' => 1_000_000m,
                'b' or 'B' => 1_000_000_000m,
                _ => 1m,
            };
        }

        ReadOnlySpan<char> digits = factor == 1m ? text : text[..^1];
        const NumberStyles Style =
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands;
        bool read = decimal.TryParse(digits, Style, CultureInfo.InvariantCulture, out number);
        if (!read || Math.Abs(number) > 1_000_000_000_000_000m)
        {
            number = 0m;
            return false;
        }

        number *= factor;
        return true;
    }

    /// <summary>
    /// A volume per second, minute, hour, day, week, month or year, as a number per month of 30 days.
    /// </summary>
    public static bool TryPerMonth(string text, out decimal perMonth)
    {
        perMonth = 0m;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !TryNumber(text.AsSpan(0, slash), out decimal number))
        {
            return false;
        }

        decimal? factor = text[(slash + 1)..].Trim().ToLowerInvariant() switch
        {
            "s" or "sec" or "second" => 86_400m * DaysPerMonth,
            "min" or "minute" => 1_440m * DaysPerMonth,
            "h" or "hour" => 24m * DaysPerMonth,
            "d" or "day" => DaysPerMonth,
            "w" or "week" => DaysPerMonth / 7m,
            "mo" or "month" => 1m,
            "y" or "year" => 1m / 12m,
            _ => null,
        };
        perMonth = number * (factor ?? 0m);
        return factor is not null;
    }

    /// <summary>A duration with its unit.</summary>
    public static bool TryDuration(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        int unitAt = trimmed.Length;
        while (unitAt > 0 && char.IsAsciiLetter(trimmed[unitAt - 1]))
        {
            unitAt--;
        }

        decimal? seconds = trimmed[unitAt..].ToString().ToLowerInvariant() switch
        {
            "ms" => 0.001m,
            "s" or "sec" or "second" or "seconds" => 1m,
            "m" or "min" or "minute" or "minutes" => 60m,
            "h" or "hour" or "hours" => 3_600m,
            "d" or "day" or "days" => 86_400m,
            _ => null,
        };
        if (seconds is null || !TryNumber(trimmed[..unitAt], out decimal number)
            || number < 0m || number > 1_000_000_000m)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds((double)(number * seconds.Value));
        return true;
    }

    /// <summary>A share: <c>0.9</c> or <c>90%</c>.</summary>
    public static bool TryShare(string text, out double share)
    {
        string trimmed = text.Trim();
        bool percent = trimmed.EndsWith('%');
        bool read = TryNumber(percent ? trimmed.AsSpan(0, trimmed.Length - 1) : trimmed, out decimal number);
        share = (double)(percent ? number / 100m : number);
        return read;
    }
}
