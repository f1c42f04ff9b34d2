namespace Pointsman.Providers.Simulated;

/// <summary>
/// The simulation's own rule for tokens. A token is up to six ASCII letters with the one space before them, up to three
/// digits likewise, a run of up to sixteen other white space signs, one other ASCII sign, or one character outside
/// ASCII. English text comes to about four bytes a token.
/// </summary>
internal static class Tokens
{
    private const int Letters = 6;
    private const int Digits = 3;
    private const int Spaces = 16;

    /// <summary>What each message costs beside its text.</summary>
    public const int PerMessage = 4;

    /// <summary>What opens the answer.</summary>
    public const int PerAnswer = 3;

    /// <summary>What an image costs; the model looks at no more of it than its header and a few colours.</summary>
    public const int PerImage = 300;

    public static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (text.Length > 0)
        {
            text = text[Next(text)..];
            count++;
        }

        return count;
    }

    public static int Count(Ask ask) => PerAnswer + Count(ask.Beside) + ask.Turns.Sum(turn =>
        PerMessage + Count(turn.Text) + (PerImage * turn.Images.Count)
        + turn.Calls.Sum(call => Count(call.Name) + Count(call.Arguments)));

    /// <summary>Cuts a text into its tokens; put together again they are the text.</summary>
    public static IReadOnlyList<string> Cut(string text)
    {
        var pieces = new List<string>();
        for (int from = 0; from < text.Length;)
        {
            int length = Next(text.AsSpan(from));
            pieces.Add(text.Substring(from, length));
            from += length;
        }

        return pieces;
    }

    private static int Next(ReadOnlySpan<char> text)
    {
        int start = text[0] == ' ' && text.Length > 1 && char.IsAsciiLetterOrDigit(text[1]) ? 1 : 0;
        char first = text[start];
        if (char.IsAsciiLetter(first))
        {
            return start + Run(text[start..], Letters, char.IsAsciiLetter);
        }

        if (char.IsAsciiDigit(first))
        {
            return start + Run(text[start..], Digits, char.IsAsciiDigit);
        }

        if (first is ' ' or '\n' or '\r' or '\t')
        {
            int run = Run(text, Spaces, letter => letter is ' ' or '\n' or '\r' or '\t');
            bool lastBelongsToWord = run > 1 && run < text.Length && text[run - 1] == ' '
                && char.IsAsciiLetterOrDigit(text[run]);
            return lastBelongsToWord ? run - 1 : run;
        }

        return char.IsHighSurrogate(first) && text.Length > 1 && char.IsLowSurrogate(text[1]) ? 2 : 1;
    }

    private static int Run(ReadOnlySpan<char> text, int most, Func<char, bool> belongs)
    {
        int length = 1;
        while (length < most && length < text.Length && belongs(text[length]))
        {
            length++;
        }

        return length;
    }
}
