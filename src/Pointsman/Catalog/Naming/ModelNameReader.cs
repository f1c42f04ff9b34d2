using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// Turns any source's name for a model into its canonical id, step by step: brackets, path, vendor, separators,
/// then everything at the end that tells a snapshot, a packing or an effort, then the spelling of its family.
/// </summary>
internal static partial class ModelNameReader
{
    private const int LongestName = 300;

    public static ModelName Read(string sourceName)
    {
        string name = sourceName.Trim();
        name = (name.Length > LongestName ? name[..LongestName] : name).ToLowerInvariant();
        name = name.Replace("β", "beta", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        List<string> variants = [];
        name = TakeBrackets(name, variants);
        name = TakeRemarks(name, variants);
        name = PlatformMarks.Take(ModelPath.LastPart(name), variants);
        name = VendorNames.Drop(Separators(name));
        string before;
        do
        {
            before = name;
            name = FamilySpelling.Settle(NameEndings.Take(name, variants));
            name = VendorNames.Drop(name);
        }
        while (name != before);

        string id = name.Trim('-', '.');
        string variant = string.Join('-', variants.Where(word => word.Length > 0).Distinct(StringComparer.Ordinal));
        return new ModelName(id.Length > 0 ? id : "unnamed", variant.Length > 0 ? variant : null);
    }

    /// <summary>The form itself, then shorter ones that may name the same model, nearest first.</summary>
    public static IEnumerable<string> Shorter(string id)
    {
        yield return id;
        string unversioned = WeightsVersion().Replace(id, "");
        if (unversioned != id)
        {
            yield return unversioned;
        }

        string plain = ChatEnding().Replace(unversioned, "");
        if (plain != unversioned)
        {
            yield return plain;
        }
    }

    private static string TakeBrackets(string name, List<string> variants) => Bracket().Replace(name, match =>
    {
        string inside = match.Groups[1].Value.Trim();
        if (FourDigits().IsMatch(inside))
        {
            return $"-{inside} ";
        }

        if (!DateInWords().IsMatch(inside) && inside is not ("prev" or "bf16" or "default"))
        {
            variants.Add(Separators(inside.Replace("+", "", StringComparison.Ordinal)));
        }

        return " ";
    }).Trim();

    private static string TakeRemarks(string name, List<string> variants)
    {
        int comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma <= 0)
        {
            return name;
        }

        string remark = name[(comma + 1)..];
        variants.Add(remark.Contains("no think", StringComparison.Ordinal) ? "no-thinking" : Separators(remark));
        string kept = name[..comma].Trim();
        return kept.EndsWith(" diff", StringComparison.Ordinal) ? kept[..^5] : kept;
    }

    private static string Separators(string name)
    {
        string spelled = VersionUnderscore().Replace(name, ".");
        spelled = spelled.Replace("+", "-plus-", StringComparison.Ordinal);
        return Dashes().Replace(NotInIds().Replace(spelled, "-"), "-").Trim('-', '.');
    }

    [GeneratedRegex(@"\s*\(([^()]*)\)\s*")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^[01]\d[0-3]\d$|^2[3-9][01]\d$")]
    private static partial Regex FourDigits();

    [GeneratedRegex(@"^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}$"
        + @"|^\d{2}-\d{2}$|^20\d\d-\d\d-\d\d$")]
    private static partial Regex DateInWords();

    [GeneratedRegex(@"(?<=\d)_(?=\d(?:[-_ ]|$))")]
    private static partial Regex VersionUnderscore();

    [GeneratedRegex(@"[^a-z0-9.\-]+")]
    private static partial Regex NotInIds();

    [GeneratedRegex(@"-{2,}")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"-v0\.\d$|(?<=\db|chat)-v\d(?:\.\d)?$")]
    private static partial Regex WeightsVersion();

    [GeneratedRegex(@"-chat$")]
    private static partial Regex ChatEnding();
}
