using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>
/// Finds the letter that an answer to a multiple choice picks. The first of these rules that finds any letter decides;
/// where it finds different ones, the answer is ambiguous:
/// 1. the whole answer is a letter, with or without marks: <c>B</c>, <c>(b)</c>, <c>**B.**</c>;
/// 2. a letter in a box: <c>\boxed{B}</c>;
/// 3. a letter behind words that announce it: <c>the answer is B</c>, <c>Answer: (B)</c>, <c>the right choice is B</c>;
/// 4. a letter that is picked or confirmed: <c>I choose B.</c>, <c>option B is correct</c>;
/// 5. a letter with a mark begins the answer, or makes up its last line: <c>B) Paris</c>;
/// 6. letters with marks anywhere: <c>(B)</c>, <c>B)</c>, <c>**B**</c>;
/// 7. capital letters that stand alone, but for A and I, which are words.
/// </summary>
public static partial class ChoiceText
{
    private const int MostMilliseconds = 1_000;

    /// <summary>The letters that the answer picks, each once, as capitals: none, one, or several.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="choices">How many letters there are, from A.</param>
    public static IReadOnlyList<char> Pick(string answer, int choices)
    {
        string text = answer.Trim();
        string last = text[(text.LastIndexOf('\n') + 1)..].Trim();
        IReadOnlyList<char>[] rules =
        [
            Letters(Whole().Matches(text), choices),
            Letters(Boxed().Matches(text), choices),
            Letters(Announced().Matches(text), choices),
            Letters(Chosen().Matches(text).Concat(Confirmed().Matches(text)), choices),
            Letters(Begins().Matches(text).Concat(Whole().Matches(last)), choices),
            Letters(Marked().Matches(text), choices),
            [.. Letters(Alone().Matches(text), choices).Except(['A', 'I'])],
        ];
        return rules.FirstOrDefault(found => found.Count > 0) ?? [];
    }

    /// <summary>Whether a letter, in either case, is one of so many.</summary>
    internal static bool Is(char letter, int choices) =>
        char.IsAsciiLetter(letter) && char.ToUpperInvariant(letter) - 'A' < choices;

    private static char[] Letters(IEnumerable<Match> matches, int choices) =>
    [
        .. matches.Select(match => match.Groups["one"].Value[0]).Where(letter => Is(letter, choices))
            .Select(char.ToUpperInvariant).Distinct(),
    ];

    [GeneratedRegex(
        @"\A[*_`(\[""'\s]*(?<one>[A-Za-z])[*_`)\].:,""'\s]*\z",
        RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"\\boxed\{\s*(?:\\text(?:bf)?\{)?\s*\(?(?<one>[A-Za-z])\)?\s*\}",
        RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Boxed();

    // A lower-case letter needs a mark behind it, since "the answer is a bird" picks nothing, and so does a capital
    // before a word.
    private const string Letter =
        @"(?i:\s{1,9}(?:option|choice|letter|answer))?\s{0,9}[:=]?[*_`""']{0,4}\s{0,9}[*_`""']{0,4}"
        + @"(?:[(\[](?<one>[A-Za-z])[)\]]"
        + @"|(?<one>[A-Z])(?=[*_`"")\].:,;!?]|\s*$|\s+(?:is|because|since|as|-|–|—)(?:\s|$))"
        + @"|(?<one>[a-z])(?=[)\].:,]|\s*$))";

    private const RegexOptions Lines = RegexOptions.CultureInvariant | RegexOptions.Multiline;

    [GeneratedRegex(
        @"(?i:\b(?:answer|(?:correct|right|best)\s{1,9}(?:option|choice))(?:\s{1,9}(?:is|would\s+be|should\s+be|was))?)"
        + Letter, Lines, MostMilliseconds)]
    private static partial Regex Announced();

    [GeneratedRegex(@"(?i:\b(?:choose|pick|select))" + Letter, Lines, MostMilliseconds)]
    private static partial Regex Chosen();

    [GeneratedRegex(
        @"\b(?<one>[A-Z])[*_`)\].]*\s+is\s+(?:the\s+)?(?:correct|right|best|true)\b",
        RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Confirmed();

    [GeneratedRegex(
        @"\A[*_`]*(?:[(\[](?<one>[A-Za-z])[)\]]|(?<one>[A-Za-z])[*_`]*[).:]"
        + @"|[*_`]+(?<one>[A-Za-z])[*_`]+)(?=\s|[*_`]|\z)",
        RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Begins();

    [GeneratedRegex(
        @"\((?<one>[A-Za-z])\)|\b(?<one>[A-Z])\)|\*\*\(?(?<one>[A-Za-z])[).:]?\*\*",
        RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Marked();

    [GeneratedRegex(@"(?<![\w'’.-])(?<one>[A-Z])(?![\w'’-])", RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Alone();
}
