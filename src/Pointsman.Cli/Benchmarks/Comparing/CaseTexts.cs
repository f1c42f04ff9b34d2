using System.Text.Json;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>What a case asks and expects, short enough for a line.</summary>
internal static class CaseTexts
{
    private const int Most = 160;

    /// <summary>What it asks: its input, else the first of its values.</summary>
    public static string Question(Case one) => Short(
        one.Values.TryGetValue("input", out JsonElement input) ? input.ToString()
        : one.Values.Count > 0 ? one.Values.First().Value.ToString() : "");

    /// <summary>What it expects; empty where it says nothing.</summary>
    public static string Expected(Case one) => Short(one.Expected?.ToString() ?? "");

    /// <summary>A text on one line, cut where it is long, safe to show.</summary>
    public static string Short(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Printable.Of(MarkupText.Cut(line, Most));
    }
}
