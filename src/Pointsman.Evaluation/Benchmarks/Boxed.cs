namespace Pointsman.Evaluation;

/// <summary>Finds the result that solutions of MATH put into a box.</summary>
internal static class Boxed
{
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
}
