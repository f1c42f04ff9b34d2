using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>A function in several languages, and the mistakes one makes with it.</summary>
internal sealed record Snippet(
    IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Code, IReadOnlyDictionary<string, string> Slips)
{
    private readonly Regex _named = new($@"\b(?:{string.Join('|', Words.Select(Regex.Escape))})");

    public bool IsNamedIn(string text) => _named.IsMatch(text);
}
