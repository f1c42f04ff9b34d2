using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>"What is 17*23?", "15% of 240", "12 plus 30 times 2", "the square root of 144".</summary>
internal sealed partial class Arithmetic : ITask
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("+-*/%^");
    // Beyond this, mistakes near the value would no longer fit a decimal with its places.
    private const decimal MaxValue = 1e18m;
    private static readonly string[] Wording = ["{0}", "The answer is {0}.", "That makes {0}.", "The result is {0}."];

    private static readonly (Regex Words, string Sign)[] Spoken =
    [
        (Thousands(), ""), (Squared(), "^2"), (Cubed(), "^3"), (ToThePower(), "^"), (PercentOf(), "/100*"),
        (Times(), "*"), (Divided(), "/"), (Plus(), "+"), (Minus(), "-"),
    ];

    public Solution? Solve(Prompt prompt)
    {
        if (Root().Match(prompt.Question) is { Success: true } root)
        {
            return OfRoot(root.Groups["number"].Value);
        }

        string text = prompt.Question;
        foreach ((Regex words, string sign) in Spoken)
        {
            text = words.Replace(text, sign);
        }

        string? found = Candidates().Matches(text).Select(match => match.Value.Trim().TrimEnd('.', '=', '-').Trim())
            .Where(one => one.AsSpan().IndexOfAny(Signs) > 0).MaxBy(one => one.Length);
        bool asked = found is not null && (AskedFor().IsMatch(text) || found.Length * 2 > text.Trim().Length);
        if (!asked || LooksLikeDate().IsMatch(found!)
            || !Expression.TryCompute(found, out decimal value, out Expression read) || read.Operators == 0
            || Math.Abs(value) > MaxValue)
        {
            return null;
        }

        decimal right = Math.Round(value, Decimals(prompt.Question));
        return new Solution
        {
            Right = Slip.Text(right),
            Wrong = Slip.OfNumber(right),
            Difficulty = Solution.Clamp(
                (0.03 * read.Digits) + (0.08 * (read.Operators - 1)) + (0.05 * read.HardDigits) - 0.05),
            Wording = Wording,
            Steps = [$"That is {found} to compute.", $"Step by step it comes to {Slip.Text(right)}."],
        };
    }

    private static Solution? OfRoot(string text)
    {
        if (!decimal.TryParse(
            text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture,
            out decimal number) || number > 1e15m)
        {
            return null;
        }

        decimal root = Math.Round((decimal)Math.Sqrt((double)number), 4);
        return new Solution
        {
            Right = Slip.Text(root),
            Wrong = Slip.OfNumber(root),
            Difficulty = Solution.Clamp(0.1 + (0.06 * text.Length) + (root == Math.Truncate(root) ? 0.0 : 0.3)),
            Wording = Wording,
        };
    }

    private static int Decimals(string question) =>
        RoundTo().Match(question) is { Success: true } places ? places.Groups["places"].Value[0] - '0' : 6;

    [GeneratedRegex(@"\b(?:what(?:'s| is| are)|calculate|compute|evaluate|solve|how much|result|equals?)\b|=|\?",
        RegexOptions.IgnoreCase)]
    private static partial Regex AskedFor();

    [GeneratedRegex(@"[-(\d][\d.()+\-*/%^\s]{0,400}[\d)]")]
    private static partial Regex Candidates();

    [GeneratedRegex(@"^\d{4}-\d\d?-\d\d?$|^\d\d?/\d\d?/\d{2,4}$|^\d{3}-\d{3,4}")]
    private static partial Regex LooksLikeDate();

    [GeneratedRegex(@"(?:square root of|sqrt\(?)\s*(?<number>\d[\d,]*(?:\.\d+)?)", RegexOptions.IgnoreCase)]
    private static partial Regex Root();

    [GeneratedRegex(@"(?:to|round\w*) (?<places>\d) (?:decimal|digits after|places)", RegexOptions.IgnoreCase)]
    private static partial Regex RoundTo();

    [GeneratedRegex(@"(?<=\d),(?=\d{3}\b)")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<=[\d)])\s*(?:×|x|·|⋅|\btimes\b|\bmultiplied by\b)\s*(?=[\d(-])", RegexOptions.IgnoreCase)]
    private static partial Regex Times();

    [GeneratedRegex(@"(?<=[\d)])\s*(?:÷|\bdivided by\b|\bover\b)\s*(?=[\d(-])", RegexOptions.IgnoreCase)]
    private static partial Regex Divided();

    [GeneratedRegex(@"(?<=[\d)])\s*\b(?:plus|added to)\b\s*(?=[\d(-])", RegexOptions.IgnoreCase)]
    private static partial Regex Plus();

    [GeneratedRegex(@"(?<=[\d)])\s*(?:−|–|\bminus\b)\s*(?=[\d(-])", RegexOptions.IgnoreCase)]
    private static partial Regex Minus();

    [GeneratedRegex(@"(?<=\d)\s*(?:%|percent) of\s*(?:\$|€)?(?=\d)", RegexOptions.IgnoreCase)]
    private static partial Regex PercentOf();

    [GeneratedRegex(@"(?<=[\d)]) squared\b", RegexOptions.IgnoreCase)]
    private static partial Regex Squared();

    [GeneratedRegex(@"(?<=[\d)]) cubed\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cubed();

    [GeneratedRegex(@"(?<=[\d)])\s*(?:\*\*|\bto the (?:power of\b)?)\s*(?=\d)", RegexOptions.IgnoreCase)]
    private static partial Regex ToThePower();
}
