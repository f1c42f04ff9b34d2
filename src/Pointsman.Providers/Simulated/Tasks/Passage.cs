using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>Finds the text that a prompt wants to be worked on, apart from what it wants done with it.</summary>
internal static partial class Passage
{
    /// <summary>
    /// In this order: a block in fences, triple quotes or tags; what follows a label such as <c>Text:</c>; the longest
    /// text in quotes; the whole question when the system message instructs; what follows the first colon; everything.
    /// </summary>
    public static string Of(string question, string system)
    {
        if (Block().Match(question) is { Success: true } block)
        {
            return block.Groups["text"].Value.Trim();
        }

        if (Label().Match(question) is { Success: true } label)
        {
            return WithoutTrailingLabel(question[(label.Index + label.Length)..]);
        }

        if (Quoted(question) is { } quoted)
        {
            return quoted;
        }

        int colon = question.IndexOf(':', StringComparison.Ordinal);
        bool lead = colon > 0 && colon + 1 < question.Length && char.IsWhiteSpace(question[colon + 1]);
        if (system.Length > 0 && !(lead && Instruction().IsMatch(question.AsSpan(0, colon))))
        {
            return question.Trim();
        }

        return lead ? WithoutTrailingLabel(question[(colon + 1)..]) : question.Trim();
    }

    /// <summary>The longest text in quotes; null when there is none.</summary>
    public static string? Quoted(string text)
    {
        string? longest = null;
        foreach (Match match in Quote().Matches(text))
        {
            string found = match.Groups["text"].Value;
            longest = longest is null || found.Length > longest.Length ? found : longest;
        }

        return longest;
    }

    private static string WithoutTrailingLabel(string text) =>
        (TrailingLabel().Match(text) is { Success: true } match ? text[..match.Index] : text).Trim();

    [GeneratedRegex(
        """(?:```\w*\n?|\"{3}|<(?:text|document|article|input|email|message|review)>)"""
        + """(?<text>[^`]*?)(?:```|\"{3}|</)""")]
    private static partial Regex Block();

    [GeneratedRegex(
        @"^[ \t]*(?:text|review|input|message|sentence|e-?mail|ticket|comment|document|article|passage|content|query"
        + @"|paragraph|items|list|request|tweet|feedback|headline|utterance)[ \t]*:[ \t]*\n?",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"\n[ \t]*(?:sentiment|label|category|class|topic|intent|answer|output|summary|result)[ \t]*:[ \t]*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex TrailingLabel();

    // Single quotes count where they stand like quotes, so that apostrophes do not.
    [GeneratedRegex(
        """["“](?<text>[^"“”]+)["”]"""
        + """|(?<=^|[\s:(])['‘](?<text>[^'‘’\n]{1,400}(?:['’](?=\w)[^'‘’\n]{1,400}){0,8})['’](?=$|[\s.,;:!?)])""")]
    private static partial Regex Quote();

    [GeneratedRegex(
        @"\b(?:classify|categori[sz]e|label|translate|summari[sz]e|sort|order|count|extract|find|list|rate|score"
        + @"|repeat|say)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Instruction();
}
