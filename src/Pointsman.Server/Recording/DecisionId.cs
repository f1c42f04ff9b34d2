namespace Pointsman.Server;

/// <summary>
/// The name of a call, minted by the server. The number is ordered by time and finds the row; the secret keeps others
/// from guessing the ids of their neighbours. Its text sorts by time as well.
/// </summary>
/// <param name="Number">63 bits: the milliseconds since 1970 in the upper 42, then a count.</param>
/// <param name="Secret">64 random bits.</param>
public readonly record struct DecisionId(long Number, ulong Secret) : ISpanFormattable, IUtf8SpanFormattable
{
    /// <summary>The length of the text form.</summary>
    public const int TextLength = 30;

    private const string Prefix = "dec_";
    private const int Digits = TextLength - 4;

    // Crockford's base 32: in the order of the alphabet, and without letters that look like digits.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Reads the text form, exactly as it was written.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DecisionId id)
    {
        id = default;
        if (text.Length != TextLength || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        UInt128 value = 0;
        foreach (char letter in text[Prefix.Length..])
        {
            int digit = Alphabet.IndexOf(letter, StringComparison.Ordinal);

            // 26 digits have room for 130 bits; the number has 63 and the secret 64.
            if (digit < 0 || value >> 122 != 0)
            {
                return false;
            }

            value = (value << 5) | (uint)digit;
        }

        id = new DecisionId((long)(ulong)(value >> 64), (ulong)value);
        return id.Number >= 0;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(TextLength, this, static (span, id) => id.Write(span));

    /// <inheritdoc />
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc />
    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null)
    {
        charsWritten = destination.Length < TextLength ? 0 : TextLength;
        if (charsWritten != 0)
        {
            Write(destination);
        }

        return charsWritten != 0;
    }

    /// <inheritdoc />
    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null)
    {
        bytesWritten = utf8Destination.Length < TextLength ? 0 : TextLength;
        if (bytesWritten != 0)
        {
            Span<char> text = stackalloc char[TextLength];
            Write(text);
            System.Text.Ascii.FromUtf16(text, utf8Destination, out _);
        }

        return bytesWritten != 0;
    }

    private void Write(Span<char> text)
    {
        Prefix.CopyTo(text);
        ulong low = Secret;
        ulong high = (ulong)Number;
        for (int i = TextLength - 1; i >= TextLength - Digits; i--)
        {
            text[i] = Alphabet[(int)(low & 31)];
            low = (low >> 5) | (high << 59);
            high >>= 5;
        }
    }
}
