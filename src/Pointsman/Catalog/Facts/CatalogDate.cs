using System.Globalization;

namespace Pointsman;

/// <summary>Dates as the catalog writes them.</summary>
public static class CatalogDate
{
    /// <summary>Reads <c>2024-05-13</c>, <c>2024-05</c> (its first day) or <c>2024</c> (its first day).</summary>
    public static bool TryParse(string text, out DateOnly date)
    {
        string? format = text.Length switch { 10 => "yyyy-MM-dd", 7 => "yyyy-MM", 4 => "yyyy", _ => null };
        date = default;
        return format is not null
            && DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
