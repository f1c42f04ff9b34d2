using System.Globalization;
using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Stories of two to four numbers: "Tom has 5 boxes with 12 pencils each and gives 8 away. How many are left?" Each
/// number acts on what there is so far, as the words around it say.
/// </summary>
internal sealed partial class WordProblem : ITask
{
    private const int MaxNumbers = 4;
    private const decimal MaxNumber = 1e6m;
    private static readonly string[] Wording = ["{0}", "The answer is {0}.", "It comes to {0}.", "{0} in all."];

    public Solution? Solve(Prompt prompt)
    {
        string text = prompt.Question;
        if (!Asked().IsMatch(text))
        {
            return null;
        }

        string story = Words().Replace(text, match => Spelled(match.Value));
        List<(decimal Number, string Clause)> parts = Parts(story);
        if (parts.Count is < 2 or > MaxNumbers)
        {
            return null;
        }

        decimal value = parts[0].Number;
        char sign = '+';
        var steps = new List<string> { $"It begins with {Slip.Text(value)}." };
        foreach ((decimal number, string clause) in parts.Skip(1))
        {
            sign = Sign(clause, sign);
            if (sign == '/' && number == 0m)
            {
                return null;
            }

            value = sign switch
            {
                '+' => value + number,
                '-' => value - number,
                '*' => value * number,
                _ => value / number,
            };
            steps.Add($"Then {sign} {Slip.Text(number)}, which makes {Slip.Text(value)}.");
        }

        value = Math.Round(value, 2);
        return new Solution
        {
            Right = Slip.Text(value),
            Wrong = Slip.OfNumber(value),
            Difficulty = Solution.Clamp(0.05 + (0.17 * (parts.Count - 1))
                + (0.04 * parts.Sum(part => Slip.Text(part.Number).Length - 1)) + (text.Length / 4_000.0)),
            Wording = Wording,
            Steps = steps,
        };
    }

    // A number with the words of its own clause before and after it.
    private static List<(decimal Number, string Clause)> Parts(string story)
    {
        var parts = new List<(decimal, string)>();
        List<Match> numbers = [.. Number().Matches(story).Take(MaxNumbers + 1)];
        for (int i = 0; i < numbers.Count; i++)
        {
            int from = i == 0 ? 0 : numbers[i - 1].Index + numbers[i - 1].Length;
            int to = i + 1 < numbers.Count ? numbers[i + 1].Index : story.Length;
            int end = numbers[i].Index + numbers[i].Length;
            string before = ClauseEnd().Split(story[from..numbers[i].Index])[^1];
            string after = ClauseEnd().Split(story[end..to])[0];
            string digits = numbers[i].Value.Replace(",", "", StringComparison.Ordinal).TrimStart('$', '€');
            if (decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)
                && number < MaxNumber)
            {
                parts.Add((number, $"{before}{digits}{after}"));
            }
        }

        return parts;
    }

    // "She gave 6 to Tom and 2 to Ann": a clause that begins with its number goes on as the one before.
    private static char Sign(string clause, char before) =>
        Shares().IsMatch(clause) ? '/' :
        Each().IsMatch(clause) ? '*' :
        Loses().IsMatch(clause) ? '-' :
        char.IsAsciiDigit(clause.TrimStart()[0]) ? before : '+';

    private static string Spelled(string word) => word.ToLowerInvariant() switch
    {
        "two" => "2", "three" => "3", "four" => "4", "five" => "5", "six" => "6", "seven" => "7", "eight" => "8",
        "nine" => "9", "ten" => "10", "twelve" => "12", "a dozen" => "12", "twice" => "2 times", _ => word,
    };

    [GeneratedRegex(@"\bhow (?:many|much|far|long|old)\b|\bwhat is the (?:total|sum|remaining|cost|price|distance)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"[.,;?!](?!\d)|\b(?:and|then|but)\b")]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(@"[$€]?\b\d[\d,]*(?:\.\d+)?\b")]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|twice)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(
        @"\b(?:shared?|shares|split|splits|divided?|divides|equally|among|evenly)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Shares();

    [GeneratedRegex(@"\b(?:each|per|every|times|apiece|for \d+ (?:hours|days|weeks|months|years|people|minutes))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Each();

    [GeneratedRegex(
        @"\b(?:gives?|gave|loses?|lost|eats?|ate|sells?|sold|spends?|spent|uses?|used|removes?|removed|breaks?|broke"
        + @"|fewer|less|away|leaves?|left the|donates?|donated|returns?|returned|pays?|paid|drinks?|drank|younger"
        + @"|took out)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Loses();
}
