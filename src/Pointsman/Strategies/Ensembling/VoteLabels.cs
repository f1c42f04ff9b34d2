using System.Text;

namespace Pointsman;

/// <summary>
/// Reads the vote in an answer. Texts that differ only in case, white space, markup, and punctuation around words are
/// the same vote; <c>C#</c>, <c>-5</c> and <c>3.5</c> keep their signs.
/// <list type="number">
/// <item>Without a list of labels the whole text is the vote.</item>
/// <item>With one: the text, or else its last line, or else its first line, is a label.</item>
/// <item>Else the one label that the text names, as whole words; of labels within each other the longest.</item>
/// <item>A text that names several, or none, is no vote. Denials are not understood: "not spam" names spam, so list
/// "not spam" too when that is an answer.</item>
/// </list>
/// </summary>
internal sealed class VoteLabels
{
    private static readonly char[] Around = [.. ".,;:!?\"'`*_()[]{}<>«»“”„‘’…|"];

    private readonly List<(string Plain, string Label)> _known = [];

    public VoteLabels(IReadOnlyList<string> known)
    {
        Known = known;
        foreach (string label in known)
        {
            string plain = Plain(label);
            ArgumentOutOfRangeException.ThrowIfZero(plain.Length, nameof(known));
            if (_known.Exists(one => one.Plain == plain))
            {
                throw new ArgumentException($"two labels are the same vote: {label}", nameof(known));
            }

            _known.Add((plain, label));
        }

        // The longest first, so that "not spam" is not taken for "spam".
        _known.Sort((one, other) => other.Plain.Length.CompareTo(one.Plain.Length));
    }

    /// <summary>The labels that count; none when all do.</summary>
    public IReadOnlyList<string> Known { get; }

    /// <summary>The vote: a label as the list writes it, or the plain text. Null when there is none.</summary>
    public string? Read(string text)
    {
        string plain = Plain(text);
        if (_known.Count == 0)
        {
            return plain.Length == 0 ? null : plain;
        }

        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? null
            : Exactly(plain) ?? Exactly(Plain(lines[^1])) ?? Exactly(Plain(lines[0])) ?? Named(plain);
    }

    /// <summary>A text without what makes no difference to a vote.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (string raw in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string word = raw.Trim(Around);
            if (word.Length > 0 && !word.All(letter => letter is '#' or '-' or '='))
            {
                plain.Append(plain.Length == 0 ? "" : " ").Append(word.ToLowerInvariant());
            }
        }

        return plain.ToString();
    }

    private string? Exactly(string plain)
    {
        foreach ((string one, string label) in _known)
        {
            if (one == plain)
            {
                return label;
            }
        }

        return null;
    }

    private string? Named(string plain)
    {
        string rest = $" {plain} ";
        string? found = null;
        foreach ((string one, string label) in _known)
        {
            string without = Without(rest, one);
            if (!ReferenceEquals(without, rest))
            {
                if (found is not null)
                {
                    return null;
                }

                (found, rest) = (label, without);
            }
        }

        return found;
    }

    // The same object when the words are not there. Neighbours share a blank, hence the turns.
    private static string Without(string text, string words)
    {
        string needle = $" {words} ";
        string now = text;
        while (now.Contains(needle, StringComparison.Ordinal))
        {
            now = now.Replace(needle, " \n ", StringComparison.Ordinal);
        }

        return now;
    }
}
