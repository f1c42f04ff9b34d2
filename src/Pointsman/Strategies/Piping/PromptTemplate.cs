using System.Text;
using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// A text with names in braces. It is split once, and filled by putting the pieces side by side: what is filled in is
/// never read again, so no model's output can bring in a name of its own.
/// </summary>
internal sealed partial class PromptTemplate
{
    private readonly List<(string Text, bool IsName)> _pieces = [];

    public PromptTemplate(string text)
    {
        int from = 0;
        foreach (Match match in Braces().Matches(text))
        {
            Add(text[from..match.Index], isName: false);
            from = match.Index + match.Length;
            string name = match.Groups["name"].Value;
            bool escaped = match.Groups["escaped"].Success;
            Add(escaped ? match.Groups["escaped"].Value : name, isName: !escaped);
        }

        Add(text[from..], isName: false);
        Names = [.. _pieces.Where(piece => piece.IsName).Select(piece => piece.Text).Distinct()];
    }

    /// <summary>The names that it asks for, once each.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The text with every name replaced by its value.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        foreach ((string piece, bool isName) in _pieces)
        {
            text.Append(isName ? values[piece] : piece);
        }

        return text.ToString();
    }

    /// <summary>Whether a word can be a name.</summary>
    /// <summary>The most tokens of the text with values of so many tokens each.</summary>
    public long SizeOf(IReadOnlyDictionary<string, long> values)
    {
        CallSize sum = default;
        foreach ((string piece, bool isName) in _pieces)
        {
            // What is cut between two tokens may count as one more.
            sum = sum.Longer(isName ? values[piece] + 1 : CallSize.Of(piece));
        }

        return sum.Input;
    }

    public static bool IsName(string word) => Name().IsMatch(word);

    private void Add(string text, bool isName)
    {
        if (text.Length > 0)
        {
            _pieces.Add((text, isName));
        }
    }

    [GeneratedRegex(
        @"\{(?<escaped>\{[A-Za-z][A-Za-z0-9_-]*\})\}|\{(?<name>[A-Za-z][A-Za-z0-9_-]*)\}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
