using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>Lists the e-mail addresses, dates, amounts, links, phone numbers, numbers or names of a text.</summary>
internal sealed partial class Extracting : ITask
{
    private static readonly (Regex Word, string Name, Func<string, IReadOnlyList<string>> Find)[] Kinds =
    [
        (EmailWord(), "email", Finds.Emails), (DateWord(), "date", Finds.Dates),
        (AmountWord(), "amount", Finds.Amounts), (LinkWord(), "link", Finds.Links),
        (PhoneWord(), "phone", Finds.Phones), (NameWord(), "name", Finds.Names),
        (NumberWord(), "number", Finds.Numbers),
    ];

    public Solution? Solve(Prompt prompt)
    {
        string whole = prompt.Whole;
        if (Asked().Match(whole) is not { Success: true } asked)
        {
            return null;
        }

        // The kinds are named near the verb, not in the text that is searched.
        string wanted = Instruction(prompt, whole, asked.Index);
        var found = Kinds.Where(kind => kind.Word.IsMatch(wanted))
            .Select(kind => (kind.Name, Items: kind.Find(prompt.Passage))).ToList();
        if (found.Any(kind => kind.Name == "phone"))
        {
            found.RemoveAll(kind => kind.Name == "number");
        }

        if (found.Count == 0)
        {
            return null;
        }

        int items = found.Sum(kind => kind.Items.Count);
        return new Solution
        {
            Right = Written(found),
            Wrong = Slips(found, prompt.Key),
            Difficulty = Solution.Clamp(
                0.05 + (0.05 * items) + (0.05 * (found.Count - 1)) + (prompt.Passage.Length / 5_000.0)),
            Steps = [$"The text has {items} that fit."],
        };
    }

    private static string Instruction(Prompt prompt, string whole, int asked)
    {
        int passage = whole.IndexOf(prompt.Passage, StringComparison.Ordinal);
        return passage > asked ? whole[asked..passage] : whole[asked..Math.Min(whole.Length, asked + 120)];
    }

    private static string Written(List<(string Name, IReadOnlyList<string> Items)> found)
    {
        if (found is [var only])
        {
            return only.Items.Count == 0 ? "None" : string.Join('\n', only.Items);
        }

        return string.Join('\n', found.Select(kind =>
            $"{kind.Name}: {(kind.Items.Count == 0 ? "none" : string.Join(", ", kind.Items))}"));
    }

    // An item missed, or one half read.
    private static string[] Slips(List<(string Name, IReadOnlyList<string> Items)> found, Chance key)
    {
        int at = found.FindIndex(kind => kind.Items.Count > 0);
        if (at < 0)
        {
            return [];
        }

        (string name, IReadOnlyList<string> items) = found[at];
        int hit = key.With("missed").Below(items.Count);
        string half = items[hit].Length > 3 ? items[hit][..^2] : items[hit] + "0";
        string With(IEnumerable<string> slip) => Written([.. found[..at], (name, [.. slip]), .. found[(at + 1)..]]);
        return
        [
            With(items.Where((_, i) => i != hit)),
            With(items.Select((item, i) => i == hit ? half : item)),
        ];
    }

    [GeneratedRegex(@"\b(?:extract|find|list|pull out|identify|which|what (?:is|are) the|give me|return)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\be-?mails?\b", RegexOptions.IgnoreCase)]
    private static partial Regex EmailWord();

    [GeneratedRegex(@"\bdates?\b", RegexOptions.IgnoreCase)]
    private static partial Regex DateWord();

    [GeneratedRegex(@"\b(?:amounts?|prices?|sums? of money)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AmountWord();

    [GeneratedRegex(@"\b(?:links?|urls?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LinkWord();

    [GeneratedRegex(@"\bphone", RegexOptions.IgnoreCase)]
    private static partial Regex PhoneWord();

    [GeneratedRegex(@"\b(?:people|persons?|proper names?|names)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NameWord();

    [GeneratedRegex(@"\bnumbers\b", RegexOptions.IgnoreCase)]
    private static partial Regex NumberWord();
}
