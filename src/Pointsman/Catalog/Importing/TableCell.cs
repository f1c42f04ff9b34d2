using System.Globalization;
using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// How one value is taken from a row of a table: from which column, and what is done to it, in this order.
/// </summary>
public sealed record TableCell
{
    private const decimal LargestScaled = 1_000_000_000_000_000m;

    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(100);

    /// <summary>The columns to look in; the first that is not empty counts.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The text to take when the columns are empty, or when there are none.</summary>
    public string? Text { get; init; }

    /// <summary>A pattern; its first group is what counts, and nothing when it does not match.</summary>
    public string? Pick { get; init; }

    /// <summary>Patterns and what to write instead, one after the other.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Replace { get; init; } = [];

    /// <summary>Words to write instead of whole values.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What to write for values that <see cref="Words"/> does not have; the value itself when absent.
    /// </summary>
    public string? Else { get; init; }

    /// <summary>What a number is multiplied with. A percent sign is dropped first.</summary>
    public decimal? Scale { get; init; }

    /// <summary>What is written before the value.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The value for a row; null when there is none.</summary>
    internal string? Of(Func<string, string?> column)
    {
        string? value = Columns.Select(column).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))?.Trim() ?? Text;
        if (value is not null && Pick is not null)
        {
            Match match = Regex.Match(value, Pick, RegexOptions.CultureInvariant, _patience);
            value = match.Success ? match.Groups[1].Value : null;
        }

        if (value is null)
        {
            return null;
        }

        foreach ((string pattern, string instead) in Replace)
        {
            value = Regex.Replace(value, pattern, instead, RegexOptions.CultureInvariant, _patience);
        }

        value = Words.TryGetValue(value, out string? word) ? word : Else ?? value;
        return value.Length == 0 ? null : Prefix + Scaled(value);
    }

    private string Scaled(string value)
    {
        string bare = value.TrimEnd('%');
        return Scale is { } scale
            && decimal.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && Math.Abs(number) < LargestScaled
            ? PriceWriter.Shortest(number * scale).ToString(CultureInfo.InvariantCulture)
            : value;
    }
}
