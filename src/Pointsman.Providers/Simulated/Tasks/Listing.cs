using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>Reads a list as people write it: lines, bullets, commas, "or", a JSON array.</summary>
internal static partial class Listing
{
    private const int MaxItems = 500;

    public static IReadOnlyList<string> Of(string text)
    {
        string inside = text.Trim().Trim('[', ']', '(', ')', '{', '}');
        string[] lines = inside.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        IEnumerable<string> parts = lines.Length > 1 && lines.Count(line => line.Contains(',')) < lines.Length
            ? lines.Select(line => Bullet().Replace(line, ""))
            : Separator().Split(inside);
        return [.. parts.Select(Clean).Where(part => part.Length > 0).Take(MaxItems)];
    }

    private static string Clean(string part) =>
        part.Trim().Trim('"', '\'', '`', '“', '”', '*', ',').TrimEnd('.', '?', '!').Trim();

    [GeneratedRegex(@"^(?:[-*•]|\d{1,3}[.)])\s+")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\s*[,;|\n]\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|\s*/\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();
}
