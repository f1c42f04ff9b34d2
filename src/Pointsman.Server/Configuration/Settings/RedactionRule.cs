using System.Text.RegularExpressions;

namespace Pointsman.Server;

/// <summary>One thing that is blacked out before a text is stored.</summary>
/// <param name="Name">What people call it; it stands in the text instead: <c>[email]</c>.</param>
/// <param name="Pattern">What it looks like; matched in a time linear in the text.</param>
public sealed record RedactionRule(string Name, Regex Pattern)
{
    /// <summary>The text without what the rule finds.</summary>
    public string Apply(string text) => Pattern.Replace(text, _ => $"[{Name}]");
}
