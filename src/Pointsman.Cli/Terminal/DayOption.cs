using System.Globalization;

namespace Pointsman.Cli;

/// <summary>Reads a day that a person wrote: <c>2024-12-31</c>, <c>2024-12</c> for its last day, <c>2024</c> for its last day.</summary>
internal static class DayOption
{
    public static DateOnly? Read(string where, string? text, DateOnly today, List<Fault> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (!CatalogDate.TryParse(text, out DateOnly first))
        {
            faults.Add(new Fault(where, $"found '{text}'", "write a date: 2024-12-31, 2024-12 or 2024"));
            return null;
        }

        DateOnly day = text.Length switch { 4 => first.AddYears(1).AddDays(-1), 7 => first.AddMonths(1).AddDays(-1), _ => first };
        if (first > today)
        {
            string now = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            faults.Add(new Fault(where, $"found {text}, which lies ahead", $"write a day up to today, {now}"));
            return null;
        }

        return day > today ? today : day;
    }
}
