using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>Finds the result that solutions of MATH put into a box.</summary>
internal static partial class Boxed
{
    /// <summary>A result without what only sets it nicely: signs of degree, percent and dollar, gaps within numbers,
    /// words in a box of their own.</summary>
    public static string Plain(string result)
    {
        string plain = Dressing().Replace(Words().Replace(result, "$1"), "").Trim();
        return Thousands().IsMatch(plain) ? plain.Replace(",", "", StringComparison.Ordinal) : plain;
    }

    /// <summary>What stands in the last <c>\boxed{…}</c>, whose braces may hold others; null where there is
    /// none.</summary>
    public static string? Last(string solution)
    {
        int at = Math.Max(
            solution.LastIndexOf("\\boxed", StringComparison.Ordinal),
            solution.LastIndexOf("\\fbox", StringComparison.Ordinal));
        if (at < 0)
        {
            return null;
        }

        int open = solution.AsSpan(at).IndexOfAny('{', '$', '\n');
        if (open < 0 || solution[at + open] != '{')
        {
            // "\boxed 5" boxes what follows up to the end of the formula.
            int space = solution.IndexOf(' ', at);
            string rest = space < 0 ? "" : solution[(space + 1)..].Split('$', '\n')[0].Trim();
            return rest.Length == 0 ? null : rest;
        }

        int depth = 0;
        for (int end = at + open; end < solution.Length; end++)
        {
            depth += solution[end] == '{' ? 1 : solution[end] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return solution[(at + open + 1)..end].Trim();
            }
        }

        return null;
    }

    [GeneratedRegex(@"^\\(?:text|textbf|mbox)\{([^{}\\]*)\}$")]
    private static partial Regex Words();

    [GeneratedRegex(@"\\!|\^\s*\{?\\circ\}?|\\%$|^\\\$|(?<=\d)\{(?=,\})|(?<=\d\{?,)\}(?=\d)")]
    private static partial Regex Dressing();

    [GeneratedRegex(@"^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")]
    private static partial Regex Thousands();
}
