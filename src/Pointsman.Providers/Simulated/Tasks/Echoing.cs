using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>"Say hello", "Reply with OK", "Repeat after me: …": gives back what it is told to. It never errs.</summary>
internal sealed partial class Echoing : ITask
{
    public Solution? Solve(Prompt prompt)
    {
        if (Asked().Match(prompt.Question) is not { Success: true } asked)
        {
            return null;
        }

        string text = Passage.Quoted(prompt.Question) ?? asked.Groups["text"].Value.Trim().TrimEnd('.');
        return text.Length == 0 ? null : new Solution { Right = text, Difficulty = 0.0 };
    }

    [GeneratedRegex(
        @"^\s*(?:please )?(?:(?:repeat|echo)(?: after me| exactly| the following| this)*|(?:say|reply|respond"
        + @"|answer|output|print)"
        + @"(?: with)?(?: only| just| exactly| the words?| the text)*)\b[:,]?\s*(?<text>.{1,2000})$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Asked();
}
