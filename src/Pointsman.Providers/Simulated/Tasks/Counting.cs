using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>"How many r are in strawberry?", and the words, vowels, sentences, lines or characters of a text.</summary>
internal sealed partial class Counting : ITask
{
    private static readonly string[] Wording = ["{0}", "There are {0}.", "I count {0}.", "The count is {0}."];

    public Solution? Solve(Prompt prompt)
    {
        string whole = prompt.Whole;
        if (!Asked().IsMatch(whole))
        {
            return null;
        }

        if (Letter().Match(whole) is { Success: true } letter)
        {
            string target = Target(prompt, whole[(letter.Index + letter.Length)..]);
            char wanted = char.ToLowerInvariant(letter.Groups["letter"].Value[0]);
            return Of(target.Count(one => char.ToLowerInvariant(one) == wanted), target.Length, 0.2, $"'{wanted}'");
        }

        if (Unit().Match(whole) is not { Success: true } unit)
        {
            return null;
        }

        string text = Target(prompt, whole[(unit.Index + unit.Length)..]);
        return unit.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "word" => Of(Word().Count(text), text.Length, 0.1, "words"),
            "vowel" => Of(text.Count(one => "aeiouAEIOU".Contains(one)), text.Length, 0.2, "vowels"),
            "sentence" => Of(Sentences.Of(text).Count, text.Length, 0.1, "sentences"),
            "line" => Of(text.Split('\n').Length, text.Length, 0.05, "lines"),
            "digit" => Of(text.Count(char.IsAsciiDigit), text.Length, 0.1, "digits"),
            "letter" => Of(text.Count(char.IsLetter), text.Length, 0.2, "letters"),
            _ => Of(text.Length, text.Length, 0.3, "characters"),
        };
    }

    private static Solution Of(int count, int length, double basis, string what) => new()
    {
        Right = Slip.Text(count),
        Wrong = Slip.OfNumber(count),
        Difficulty = Solution.Clamp(basis + (length / 250.0) + (0.02 * Math.Min(count, 10))),
        Wording = Wording,
        Steps = [$"I go through the text and count the {what}.", $"That gives {count}."],
    };

    // What is counted in: what stands in quotes or after a colon, else the words after "in".
    private static string Target(Prompt prompt, string after)
    {
        if (prompt.Passage.Length < prompt.Question.Trim().Length)
        {
            return prompt.Passage;
        }

        Match inside = Inside().Match(after);
        return inside.Success ? inside.Groups["text"].Value : prompt.Passage;
    }

    [GeneratedRegex(@"\bhow (?:many|often)\b|\bcount\b|\bnumber of\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    // "the letter r", "many r's are"
    [GeneratedRegex(
        """\b(?:letters?|characters?)\s+['"“‘]?(?<letter>\p{L})['"”’]?(?:'?s)?(?=\W|$)"""
        + """|(?:many|count(?: the)?|of)\s+['"“‘]?(?<letter>\p{L})['"”’]?(?:'?s)?\s+"""
        + """(?:are|is|does|do|in|there|appear)""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Letter();

    [GeneratedRegex(@"\b(?<unit>word|vowel|sentence|line|digit|letter|character)s\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(@"\bin\s+(?:the\s+)?(?:word\s+|phrase\s+|sentence\s+|text\s+|name\s+)?(?<text>[^?\n.]+)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Inside();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:['’-][\p{L}\p{Nd}]+)*")]
    private static partial Regex Word();
}
