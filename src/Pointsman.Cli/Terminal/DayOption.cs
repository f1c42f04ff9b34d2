using System.Globalization;

namespace Pointsman.Cli;

/// <summary>
/// Reads the day of <c>--as-of</c> and its like: a day, a month or a year. A month or year means its last day, or
/// today when it is not over; what has not begun is refused, because nothing is known of it.
/// </summary>
internal static class DayOption
{
    /// <summary>What is allowed, for messages and help.</summary>
    public const string Allowed = "write a day that is not ahead: 2024-12-31, 2024-12 (its last day) or 2024";

    /// <summary>The last day of what stands under the key; null when nothing does, or with a fault.</summary>
    public static DateOnly? Day(this Document document, string key, DateOnly today)
    {
        if (document.Text(key) is not { } text)
        {
            return null;
        }

        string? wrong = Wrong(text, today, out DateOnly last);
        return wrong is null ? last : document.FaultOf<DateOnly?>(key, wrong, Allowed);
    }

    /// <summary>The last day of what an option holds; null when nothing does, or with a fault.</summary>
    public static DateOnly? Day(string option, string? text, DateOnly today, List<Fault> faults)
    {
        DateOnly last = default;
        string? wrong = text is null ? null : Wrong(text, today, out last);
        if (wrong is not null)
        {
            faults.Add(new Fault(option, $"found {wrong}", Allowed));
        }

        return text is null || wrong is not null ? null : last;
    }

    private static string? Wrong(string text, DateOnly today, out DateOnly day)
    {
        bool read = TryPeriod(text, out DateOnly first, out DateOnly last);
        day = last > today ? today : last;
        string now = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return !read ? $"'{text}'" : first > today ? $"'{text}', which is ahead (today is {now})" : null;
    }

    /// <summary>The first day of what stands under the key, for conditions such as "after".</summary>
    public static DateOnly? FirstDay(this Document document, string key) =>
        document.Text(key) is not { } text ? null
        : TryPeriod(text, out DateOnly first, out _) ? first
        : document.FaultOf<DateOnly?>(key, $"'{text}'", "write a day, a month or a year: 2024-12-31, 2024-12 or 2024");

    /// <summary>The first and last day of a day, month or year.</summary>
    public static bool TryPeriod(string text, out DateOnly first, out DateOnly last)
    {
        string? format = text.Length switch { 10 => "yyyy-MM-dd", 7 => "yyyy-MM", 4 => "yyyy", _ => null };
        first = last = default;
        if (format is null
            || !DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out first)
            || first.Year is < 1990 or > 2100)
        {
            return false;
        }

        last = text.Length switch
        {
            10 => first,
            7 => first.AddMonths(1).AddDays(-1),
            _ => first.AddYears(1).AddDays(-1),
        };
        return true;
    }
}
