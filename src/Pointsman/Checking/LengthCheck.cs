using System.Text;

namespace Pointsman;

/// <summary>The answer is neither shorter nor longer than allowed.</summary>
public sealed class LengthCheck(LengthUnit unit, long least = 0, long most = long.MaxValue) : OutputCheck
{
    private const int BytesPerToken = 4;

    /// <inheritdoc />
    public override string Name => "length";

    /// <inheritdoc />
    protected override string? Fault(CheckedAnswer answer)
    {
        long found = Length(answer);
        string word = unit.ToString().ToLowerInvariant();
        return found >= least && found <= most ? null : (least, most) switch
        {
            (_, long.MaxValue) => $"found {found} {word}, allowed are at least {least}",
            (0, _) => $"found {found} {word}, allowed are at most {most}",
            _ => $"found {found} {word}, allowed are {least} to {most}",
        };
    }

    private long Length(CheckedAnswer answer) => unit switch
    {
        LengthUnit.Characters => Characters(answer.Text),
        LengthUnit.Words => Words(answer.Text),
        _ => answer.OutputTokens ?? (Encoding.UTF8.GetByteCount(answer.Text) + BytesPerToken - 1) / BytesPerToken,
    };

    private static long Characters(string text)
    {
        long count = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static long Words(string text)
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
