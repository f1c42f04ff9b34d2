using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>The words that carry a text, most frequent first, then in the order of the text.</summary>
internal static partial class KeyWords
{
    private static readonly FrozenSet<string> Empty = FrozenSet.ToFrozenSet(
        ("a an and are as at be been but by can could do does did for from give just had has have how i if in into is "
        + "it its let like make many me more most much my no not of only or our out over please should so some such "
        + "on tell than that the their them then there these they this to up us use was we were what when where which "
        + "while who why will with would write you your about after again all also any because before between both "
        + "each explain describe answer question following using one two get want need help know").Split(' '));

    public static IReadOnlyList<string> Of(string text, int most)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var order = new List<string>();
        foreach (Match match in Word().Matches(text))
        {
            if (Empty.Contains(match.Value.ToLowerInvariant()))
            {
                continue;
            }

            if (counts.TryAdd(match.Value, 1))
            {
                order.Add(match.Value);
            }
            else
            {
                counts[match.Value]++;
            }
        }

        return [.. order.OrderByDescending(word => counts[word]).Take(most)];
    }

    [GeneratedRegex(@"\p{L}[\p{L}\p{Nd}'-]{2,}")]
    private static partial Regex Word();
}
