using System.Reflection;
using System.Text.RegularExpressions;

namespace Pointsman.Cli;

/// <summary>The pages of docs/evaluators, which the program carries with it.</summary>
internal static partial class EvaluatorPages
{
    /// <summary>The page of an evaluator as it is written; null where there is none.</summary>
    public static string? Page(string name)
    {
        using Stream? page = Assembly.GetExecutingAssembly().GetManifestResourceStream($"evaluators/{name}");
        if (page is null)
        {
            return null;
        }

        using var reader = new StreamReader(page);
        return reader.ReadToEnd();
    }

    /// <summary>What an evaluator looks for: the first sentence of its page.</summary>
    public static string About(string name) => Page(name)?.Split('\n') is [_, _, var first, ..]
        ? Link().Replace(first, "$1").Trim()
        : "";

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
