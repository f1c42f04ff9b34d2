using System.Text.RegularExpressions;

namespace Pointsman.Server;

/// <summary>Reads what is blacked out before texts are stored.</summary>
internal static class RedactionRules
{
    // No pattern looks back, so that each runs in a time linear in the text.
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const int MostRules = 50;

    private static readonly Dictionary<string, string> Known = new()
    {
        ["email"] = @"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
        ["phone"] = @"(\+|\b00)[1-9][0-9]{0,2}([ ./()-]{0,2}[0-9]){6,12}\b"
            + @"|\(?\b[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}\b",
        ["card"] = @"\b([0-9][ -]?){12,18}[0-9]\b",
        ["iban"] = @"\b[A-Z]{2}[0-9]{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,3})?\b",
        ["ip"] = @"\b([0-9]{1,3}\.){3}[0-9]{1,3}\b|\b([0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}\b",
        ["key"] = @"\b(sk|pk|rk|gsk|xai|ghp|gho|glpat|AKIA|AIza|hf)[-_A-Za-z0-9]{16,}"
            + @"|\beyJ[-_A-Za-z0-9]+\.[-_A-Za-z0-9.]+",
    };

    /// <summary>The names that need no pattern, for people.</summary>
    public static string List => string.Join(", ", Known.Keys.Select(name => $"`{name}`"));

    public static IReadOnlyList<RedactionRule> Read(Document part, string key)
    {
        var rules = new List<RedactionRule>();
        foreach (Document one in part.Parts(key, MostRules, "name"))
        {
            if (Read(one, RouteSection.Redact.Read(one, new())) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return rules;
    }

    private static RedactionRule? Read(Document part, RedactionDraft draft)
    {
        if (draft.Name is not { Length: > 0 and <= 40 } name)
        {
            return part.FaultOf<RedactionRule>(
                "name", draft.Name is null ? "nothing" : "a name of no or over 40 letters", $"write one of {List}");
        }

        string? pattern = draft.Pattern ?? Known.GetValueOrDefault(name);
        if (pattern is null)
        {
            string all = $"write one of {List}, or add a pattern";
            return part.FaultOf<RedactionRule>("name", $"'{name}'", Spelling.Hint(name, Known.Keys, all));
        }

        try
        {
            return new RedactionRule(name, new Regex(pattern, Linear));
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return part.FaultOf<RedactionRule>("pattern", $"'{pattern}', which cannot be used",
                "write a regular expression without look-around and back-references");
        }
    }
}
