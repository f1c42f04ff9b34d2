using System.Globalization;

namespace Pointsman.Faults;

/// <summary>A word of a model's name: what it looks like, what it does, and how it changes a behaviour.</summary>
/// <param name="Form">The word, with <c>N</c> where a number stands.</param>
/// <param name="Effect">What it does, for a reader.</param>
/// <param name="Apply">The change, given the word's number; 0 for a word without one.</param>
internal sealed record Token(string Form, string Effect, Func<Behaviour, int, Behaviour> Apply)
{
    // Nine digits fit an int; a longer number is a name.
    private const int MaxDigits = 9;

    private readonly string _start = Form.EndsWith('N') ? Form[..^1] : Form;

    public Token(string form, string effect, Func<Behaviour, Behaviour> apply)
        : this(form, effect, (before, _) => apply(before))
    {
    }

    /// <summary>The behaviour after this word, or null when the word is another.</summary>
    public Behaviour? Try(Behaviour before, string word)
    {
        if (!Form.EndsWith('N'))
        {
            return word == Form ? Apply(before, 0) : null;
        }

        return word.StartsWith(_start, StringComparison.Ordinal) && word.Length - _start.Length is > 0 and <= MaxDigits
            && int.TryParse(word.AsSpan(_start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? Apply(before, number)
            : null;
    }
}
