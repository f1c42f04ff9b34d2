using System.Text;
using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>Turns the templates of promptfoo, which are Nunjucks, into ours: names and ways into objects are alike.
/// </summary>
internal static partial class Nunjucks
{
    /// <summary>Whether ours can say all of a template.</summary>
    public static bool Fits(string text)
    {
        var notes = new ImportNotes();
        Convert(text, "", notes);
        return notes.All.Count == 0;
    }

    /// <summary>The template; what it cannot say stands in it as plain text, and is noted.</summary>
    public static string Convert(string text, string place, ImportNotes notes)
    {
        string plain = Comment().Replace(text, "");
        var converted = new StringBuilder();
        int at = 0;
        foreach (Match part in Part().Matches(plain))
        {
            converted.Append(plain, at, part.Index - at);
            at = part.Index + part.Length;
            converted.Append(part.Groups["raw"].Success ? Escape.Text(part.Groups["raw"].Value)
                : part.Groups["logic"].Success ? Logic(part, place, notes)
                : Name(part, place, notes));
        }

        string rest = plain[at..];
        return converted.Append(Escape.Text(rest)).ToString();
    }

    private static string Logic(Match part, string place, ImportNotes notes)
    {
        notes.Add(place, $"the logic {{% {Word().Match(part.Groups["logic"].Value).Value} %}} of a template",
            "templates have names only; write a prompt for each way, or put the ready text into the cases");
        return part.Value;
    }

    private static string Name(Match part, string place, ImportNotes notes)
    {
        string inner = part.Groups["name"].Value.Trim();
        string[] pieces = [.. inner.Split('|').Select(piece => piece.Trim())];
        string name = Index().Replace(pieces[0], ".$1");
        string[] filters = [.. pieces.Skip(1).Where(filter => filter is not ("safe" or "trim" or "string"))];
        bool json = filters is ["dump" or "tojson" or "json"] || (filters.Length == 1 && Dump().IsMatch(filters[0]));
        if (name.StartsWith("env.", StringComparison.Ordinal) || name.StartsWith("process.", StringComparison.Ordinal))
        {
            notes.Add(place, "an environment variable in a template", "write its value into the cases");
        }
        else if (Plain().IsMatch(name) && (filters.Length == 0 || json))
        {
            return json ? $"{{{{{name} | json}}}}" : $"{{{{{name}}}}}";
        }
        else
        {
            notes.Add(
                place, filters.Length > 0 ? $"the filter '{filters[0]}' of a template" : $"'{inner}' in a template",
                "names, ways like user.name and | dump are carried over; put the ready text into the cases");
        }

        return Escape.Text(part.Value);
    }

    [GeneratedRegex(@"\{#[\s\S]*?#\}")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{%-?\s*raw\s*-?%\}(?<raw>[\s\S]*?)\{%-?\s*endraw\s*-?%\}|\{%-?(?<logic>[\s\S]*?)-?%\}|"
        + @"\{\{-?(?<name>[\s\S]*?)-?\}\}")]
    private static partial Regex Part();

    [GeneratedRegex(@"[A-Za-z]+")]
    private static partial Regex Word();

    [GeneratedRegex("""\[\s*["']?([\w-]+)["']?\s*\]""")]
    private static partial Regex Index();

    [GeneratedRegex(@"^(?:dump|tojson)\s*\(.*\)$")]
    private static partial Regex Dump();

    [GeneratedRegex(@"^[\w$-]+(?:\.[\w$-]+)*$")]
    private static partial Regex Plain();
}
