using System.Globalization;
using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>Sorts a list of numbers by size, or of words by the alphabet.</summary>
internal sealed partial class Sorting : ITask
{
    public Solution? Solve(Prompt prompt)
    {
        if (!Asked().IsMatch(prompt.Whole))
        {
            return null;
        }

        IReadOnlyList<string> items = Listing.Of(prompt.Passage);
        if (items is [var only] && Numbers().IsMatch(only))
        {
            items = only.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }

        if (items.Count < 2 || items.Any(item => item.Length > 60))
        {
            return null;
        }

        List<string> sorted = Sorted(items);
        if (Falling().IsMatch(prompt.Whole))
        {
            sorted.Reverse();
        }

        string between = prompt.Passage.Contains('\n') && !prompt.Passage.Contains(',') ? "\n" : ", ";
        (string open, string close) = prompt.Passage.StartsWith('[') ? ("[", "]") : ("", "");
        return new Solution
        {
            Right = $"{open}{string.Join(between, sorted)}{close}",
            Wrong = [.. Slips(sorted, prompt.Key).Select(slip => $"{open}{string.Join(between, slip)}{close}")],
            Difficulty = Solution.Clamp(0.05 + (0.03 * items.Count)),
            Steps = [$"There are {items.Count} items.", $"The first is {sorted[0]}, the last is {sorted[^1]}."],
        };
    }

    private static List<string> Sorted(IReadOnlyList<string> items)
    {
        var numbers = items.Select(item =>
            decimal.TryParse(item, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)
                ? number : (decimal?)null).ToList();
        return numbers.All(number => number is not null)
            ? [.. items.Zip(numbers).OrderBy(pair => pair.Second).Select(pair => pair.First)]
            : [.. items.OrderBy(item => item, StringComparer.OrdinalIgnoreCase)];
    }

    // Two neighbours swapped, or an item left out; the same for all models, as it is the same trap.
    private static IEnumerable<List<string>> Slips(List<string> sorted, Chance key)
    {
        int first = key.With("swap").Below(sorted.Count - 1);
        for (int i = 0; i < sorted.Count - 1; i++)
        {
            int at = (first + i) % (sorted.Count - 1);
            if (sorted[at] != sorted[at + 1])
            {
                List<string> swapped = [.. sorted];
                (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
                yield return swapped;
                break;
            }
        }

        List<string> missing = [.. sorted];
        missing.RemoveAt(key.With("missing").Below(sorted.Count));
        yield return missing;
    }

    [GeneratedRegex(
        @"\b(?:sort|order|arrange|rank)\b.{0,400}?(?:[:\n\[]|alphabetical|ascending|descending|smallest|largest)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Asked();

    [GeneratedRegex(@"^-?[\d.]+(?: -?[\d.]+)+$")]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"\b(?:descending|decreasing|reverse|largest to|largest first|biggest first|highest (?:first|to)"
        + @"|from (?:largest|high|z))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Falling();
}
