using System.Text;

namespace Pointsman.Server;

/// <summary>The tables of all keys, as they stand in <c>docs/configuration.md</c>.</summary>
public static class ConfigurationPage
{
    private const string Begin = "<!-- {0}: written by the program, see below -->";
    private const string End = "<!-- {0}: end -->";

    /// <summary>The page with the tables as they are now between their marks.</summary>
    public static string Fill(string page) => Fill(Fill(page, "facts", Facts()), "keys", Keys());

    /// <summary>What a key says, with its default and its limits.</summary>
    internal static string Sentence(KeyDescription key)
    {
        string sentence = char.ToUpperInvariant(key.About[0]) + key.About[1..] + ".";
        string unit = key.Unit.Length == 0 ? "" : $" Unit: {key.Unit}.";
        string otherwise = key.Required ? " Required." : key.Default.Length == 0 ? "" : $" Default: {key.Default}.";
        return sentence + unit + otherwise + (Allowed(key) is { Length: > 0 } allowed ? $" Allowed: {allowed}." : "");
    }

    private static string Fill(string page, string name, string tables)
    {
        string begin = Begin.Replace("{0}", name, StringComparison.Ordinal);
        int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int to = page.IndexOf(End.Replace("{0}", name, StringComparison.Ordinal), StringComparison.Ordinal);
        return $"{page[..from]}\n\n{tables}{page[to..]}";
    }

    private static string Facts()
    {
        IEnumerable<string> rows = RequestFactNames.All.Select(fact => $"| `{fact.Key}` | {fact.Value} |\n");
        return $"| fact | what it is |\n|---|---|\n{string.Concat(rows)}\n";
    }

    // One table of the keys at the top, and one of each object.
    private static string Keys()
    {
        var page = new StringBuilder();
        IReadOnlyList<KeyDescription> top = RootSection.Keys.Keys;
        Table(page, "At the top", "", top.Where(key => key.Inner.Count == 0));
        foreach (KeyDescription key in top.Where(key => key.Inner.Count > 0).OrderBy(key => key.Kind != KeyKind.Map))
        {
            Tables(page, key, "");
        }

        return page.ToString();
    }

    private static void Tables(StringBuilder page, KeyDescription key, string path)
    {
        string name = key.Kind switch
        {
            KeyKind.Map => $"{path}{key.Name}.NAME.",
            KeyKind.List => $"{path}{key.Name}[].",
            _ => $"{path}{key.Name}.",
        };
        Table(page, $"`{name.TrimEnd('.')}`", About(key), key.Inner.Where(inner => !IsTable(inner)), name);
        foreach (KeyDescription inner in key.Inner.Where(IsTable))
        {
            Tables(page, inner, name);
        }
    }

    private static bool IsTable(KeyDescription key) => key.Inner.Count > 0;

    private static string About(KeyDescription key)
    {
        string text = key.Shorthand is null ? "" : $" A text in its place stands for `{key.Shorthand}`.";
        return $"{char.ToUpperInvariant(key.About[0])}{key.About[1..]}.{text}\n\n";
    }

    private static void Table(
        StringBuilder page, string title, string about, IEnumerable<KeyDescription> keys, string path = "")
    {
        page.Append("### ").Append(title).Append("\n\n").Append(about);
        page.Append("| key | what it says | default | allowed |\n|---|---|---|---|\n");
        foreach (KeyDescription key in keys)
        {
            string otherwise = key.Required ? "**required**" : key.Default;
            page.Append("| `").Append(path).Append(key.Name).Append("` | ").Append(key.About).Append(" | ")
                .Append(otherwise).Append(" | ").Append(Allowed(key)).Append(" |\n");
        }

        page.Append('\n');
    }

    private static string Allowed(KeyDescription key)
    {
        if (key is { Least: { } least, Most: { } most })
        {
            string unit = key.Kind is KeyKind.Whole or KeyKind.Money && key.Unit.Length > 0 ? $" {key.Unit}" : "";
            return $"{SettingText.OfLimit(key, least)} to {SettingText.OfLimit(key, most)}{unit}";
        }

        return key.Kind switch
        {
            KeyKind.Word => string.Join(", ", key.Allowed),
            KeyKind.YesNo => "yes, no",
            KeyKind.Anything => "an object, its JSON text, or the path of a file, from the folder of this one",
            KeyKind.Pairs => "a list of pairs of numbers",
            KeyKind.Words => "a list, or words with commas between",
            KeyKind.Secrets => "a list of texts, best `${NAME}`",
            KeyKind.Secret => "a text, best `${NAME}`",
            KeyKind.SecretMap => "names and texts, best `${NAME}`",
            _ => "",
        };
    }
}
