using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>Writes well-known functions in Python, JavaScript or C#.</summary>
internal sealed partial class Coding : ITask
{
    public Solution? Solve(Prompt prompt)
    {
        string text = prompt.Question.ToLowerInvariant();
        if (!Asked().IsMatch(text))
        {
            return null;
        }

        Snippet? snippet = Snippets.All.FirstOrDefault(one => one.IsNamedIn(text));
        if (snippet is null)
        {
            return null;
        }

        string language = CSharp().IsMatch(text) ? "csharp" : JavaScript().IsMatch(text) ? "javascript" : "python";
        string code = snippet.Code[language];
        string Fenced(string text) => prompt.IsBrief
            ? $"```{language}\n{text}\n```"
            : $"Here is a function that does it:\n\n```{language}\n{text}\n```";
        return new Solution
        {
            Right = Fenced(code),
            Wrong =
            [
                .. snippet.Slips.Where(slip => code.Contains(slip.Key, StringComparison.Ordinal))
                    .Select(slip => Fenced(code.Replace(slip.Key, slip.Value, StringComparison.Ordinal))),
            ],
            Difficulty = Solution.Clamp(0.1 + (code.Length / 1_500.0) + (text.Length / 4_000.0)),
            Steps = [$"The function wanted is {snippet.Words[0]}, in {language}."],
        };
    }

    [GeneratedRegex(
        @"\b(?:write|implement|create|give|show|need|code|define)\b.{0,300}?\b(?:function|method|program|script"
        + @"|snippet|code|algorithm|python|javascript)\b",
        RegexOptions.Singleline)]
    private static partial Regex Asked();

    [GeneratedRegex(@"c#|\bcsharp\b|\.net\b")]
    private static partial Regex CSharp();

    [GeneratedRegex(@"\b(?:javascript|typescript|js|node)\b")]
    private static partial Regex JavaScript();
}
