using System.Text;

namespace Pointsman;

/// <summary>How long a text is, as people count.</summary>
internal static class TextLength
{
    /// <summary>Characters; a sign outside the basic plane is one.</summary>
    public static long Characters(string text)
    {
        long count = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>Words; of scripts without blanks between words each sign is one.</summary>
    public static long Words(string text)
    {
        long count = 0;
        bool inside = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool sign = IsSign(rune.Value);
            bool letter = !sign && !Rune.IsWhiteSpace(rune);
            count += sign || (letter && !inside) ? 1 : 0;
            inside = letter;
        }

        return count;
    }

    // Han, Hiragana and Katakana are written without blanks between words.
    private static bool IsSign(int rune) =>
        rune is (>= 0x3041 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
            or (>= 0x20000 and <= 0x3134F);
}
