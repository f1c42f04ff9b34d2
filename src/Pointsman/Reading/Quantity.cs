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

    /// <summary>What <see cref="TryBytes"/> allows, for messages.</summary>
    public const string BytesForm = "write a number and a unit: 500KB, 32MB, 1GB (a KB is 1,024 bytes)";

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

    /// <summary>A size in bytes: <c>65536</c>, <c>64KB</c>, <c>32MB</c>, <c>1GB</c>; a KB is 1,024 bytes.</summary>
    public static bool TryBytes(string text, out long bytes)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        ReadOnlySpan<char> digits = trimmed.TrimEnd("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ").TrimEnd();
        decimal? factor = trimmed[digits.Length..].Trim().ToString().ToUpperInvariant() switch
        {
            "" or "B" => 1m,
            "K" or "KB" or "KIB" => 1_024m,
            "M" or "MB" or "MIB" => 1_048_576m,
            "G" or "GB" or "GIB" => 1_073_741_824m,
            _ => null,
        };
        bytes = 0;
        if (factor is null || !TryNumber(digits, out decimal number) || number < 0m || number > 1_000_000_000_000m)
        {
            return false;
        }

        bytes = (long)(number * factor.Value);
        return true;
    }

    /// <summary>A duration in the largest unit that needs no fraction: <c>250ms</c>, <c>10min</c>.</summary>
    public static string Words(TimeSpan duration)
    {
        (long unit, string name) = duration.Ticks switch
        {
            0 => (TimeSpan.TicksPerSecond, "s"),
            var ticks when ticks % TimeSpan.TicksPerDay == 0 => (TimeSpan.TicksPerDay, "d"),
            var ticks when ticks % TimeSpan.TicksPerHour == 0 => (TimeSpan.TicksPerHour, "h"),
            var ticks when ticks % TimeSpan.TicksPerMinute == 0 => (TimeSpan.TicksPerMinute, "min"),
            var ticks when ticks % TimeSpan.TicksPerSecond == 0 => (TimeSpan.TicksPerSecond, "s"),
            _ => (TimeSpan.TicksPerMillisecond, "ms"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{(decimal)duration.Ticks / unit:0.###}{name}");
    }

    /// <summary>A size in the largest unit that needs no fraction: <c>32MB</c>, <c>1000B</c>.</summary>
    public static string BytesWords(long bytes)
    {
        (long unit, string name) = bytes switch
        {
            0 => (1L, "B"),
            _ when bytes % 1_073_741_824 == 0 => (1_073_741_824L, "GB"),
            _ when bytes % 1_048_576 == 0 => (1_048_576L, "MB"),
            _ when bytes % 1_024 == 0 => (1_024L, "KB"),
            _ => (1L, "B"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / unit}{name}");
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
