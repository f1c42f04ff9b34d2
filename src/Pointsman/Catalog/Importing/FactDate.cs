using System.Globalization;

namespace Pointsman;

/// <summary>Reads dates as sources write them: a day, a month, a year, or a day with a time.</summary>
internal static class FactDate
{
    private static readonly string[] _forms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    public static DateOnly? Read(string? text)
    {
        string day = text?.Trim() is { Length: > 0 } trimmed ? trimmed.Split(' ', 'T')[0] : "";
        return DateOnly.TryParseExact(day, _forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            && date.Year is >= 1990 and <= 2100
            ? date
            : null;
    }

    /// <summary>The date of a release, unless it lies too far ahead to be one.</summary>
    public static DateOnly? Release(DateOnly date, DateOnly latest, string key, List<string> problems)
    {
        if (date <= latest)
        {
            return date;
        }

        problems.Add(string.Create(CultureInfo.InvariantCulture, $"{key} {date:yyyy-MM-dd} lies in the future"));
        return null;
    }
}
