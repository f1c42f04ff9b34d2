using System.Globalization;
using System.Text;

namespace Pointsman.Server;

/// <summary>Reads what a new key shall be. Every fault goes to the list of the document.</summary>
internal static class KeyDraftReader
{
    /// <summary>The longest name of a key: 64 characters.</summary>
    public const int MostNameLength = 64;

    /// <summary>The most patterns of routes, or of models, of a key: 100.</summary>
    public const int MostPatterns = 100;

    /// <summary>The longest pattern: 200 characters.</summary>
    public const int MostPatternLength = 200;

    /// <summary>The most tags of a key: 16.</summary>
    public const int MostTags = 16;

    /// <summary>The longest name, and the longest value, of a tag: 64 characters.</summary>
    public const int MostTagLength = 64;

    private const string Unreadable = "characters that cannot be seen";

    private static readonly string[] _timeForms =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>What the document asks for; not to be used when its list of faults has any.</summary>
    public static KeyDraft Read(Document document, DateTimeOffset now)
    {
        var draft = new KeyDraft
        {
            Name = Name(document),
            Expires = Expires(document, now),
            Limits = document.Part("limits") is { } limits ? KeyLimitsJson.Read(limits) : KeyLimits.None,
            Routes = Patterns(document, "routes"),
            Models = Patterns(document, "models"),
            Tags = document.Part("tags") is { } tags ? Tags(document, tags) : [],
        };
        document.FaultUnknownKeys();
        return draft;
    }

    private static string Name(Document document)
    {
        const string Fix = "write 1 to 64 characters that people can read, such as the team or program that uses it";
        if (document.Text("name") is not { Length: > 0 } name)
        {
            document.FaultOf<string>("name", "nothing", Fix);
            return "";
        }

        if (name.Length > MostNameLength)
        {
            document.FaultOf<string>("name", $"{name.Length} characters", Fix);
        }
        else if (!IsReadable(name))
        {
            document.FaultOf<string>("name", Unreadable, Fix);
        }

        return name;
    }

    private static DateTimeOffset? Expires(Document document, DateTimeOffset now)
    {
        if (document.Text("expires") is not { } text)
        {
            return null;
        }

        const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        const string Fix = "write a day or a time that is still ahead: 2027-01-01 or 2027-01-01T18:00Z";
        return !DateTimeOffset.TryParseExact(text, _timeForms, CultureInfo.InvariantCulture, Style, out var expires)
            ? document.FaultOf<DateTimeOffset?>("expires", Shown(text), Fix)
            : expires <= now
                ? document.FaultOf<DateTimeOffset?>("expires", $"{Shown(text)}, which is over", Fix)
                : expires;
    }

    private static NamePatterns Patterns(Document document, string key)
    {
        IReadOnlyList<string> patterns = document.Words(key);
        if (patterns.Count > MostPatterns)
        {
            document.FaultOf<string>(key, $"{patterns.Count} names", $"write at most {MostPatterns}, use * at the end");
            return NamePatterns.All;
        }

        string fix = $"write names, or how they begin with a * at the end, of at most {MostPatternLength} characters";
        foreach (string pattern in patterns)
        {
            int star = pattern.IndexOf('*', StringComparison.Ordinal);
            bool starInside = star >= 0 && star < pattern.Length - 1;
            if (pattern.Length > MostPatternLength || starInside || pattern.Contains(' ', StringComparison.Ordinal)
                || !IsReadable(pattern))
            {
                document.FaultOf<string>(key, Shown(pattern), fix);
            }
        }

        return patterns.Count == 0 ? NamePatterns.All : new NamePatterns(patterns);
    }

    private static List<KeyTag> Tags(Document document, Document tags)
    {
        IReadOnlyList<string> names = tags.Keys();
        if (names.Count > MostTags)
        {
            document.FaultOf<string>("tags", $"{names.Count} tags", $"write at most {MostTags}");
            return [];
        }

        var read = new List<KeyTag>();
        foreach (string name in names)
        {
            string value = tags.Text(name) ?? "";
            if (name.Length is 0 or > MostTagLength || !name.All(IsTagLetter))
            {
                document.FaultOf<string>("tags", $"the name {Shown(name)}",
                    $"write names of 1 to {MostTagLength} letters, digits, dots, dashes and underscores");
            }
            else if (value.Length is 0 or > MostTagLength || !IsReadable(value))
            {
                tags.FaultOf<string>(name, value.Length == 0 ? "nothing" : Shown(value),
                    $"write a value of 1 to {MostTagLength} characters that people can read");
            }

            read.Add(new KeyTag(name, value));
        }

        return [.. read.OrderBy(tag => tag.Name, StringComparer.Ordinal)];
    }

    private static bool IsTagLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_';

    // What is shown in a list on a terminal must not move the cursor, nor turn the direction of the line.
    private static bool IsReadable(string text) => text.EnumerateRunes().All(rune =>
        rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control
            or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned));

    private static string Shown(string text) => !IsReadable(text) ? Unreadable
        : text.Length > MostTagLength ? $"'{text[..MostTagLength]}…'"
        : $"'{text}'";
}
