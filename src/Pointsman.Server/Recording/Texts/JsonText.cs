using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Pointsman.Server;

/// <summary>The texts of JSON, from their escaped form and back.</summary>
internal static class JsonText
{
    /// <summary>
    /// What the escaped form means. Escapes that mean nothing stay as they are; one that is cut is left out.
    /// </summary>
    public static string Read(ReadOnlySpan<byte> escaped)
    {
        string text = Encoding.UTF8.GetString(escaped);
        int next = text.IndexOf('\\', StringComparison.Ordinal);
        if (next < 0)
        {
            return text;
        }

        var read = new StringBuilder(text.Length);
        int from = 0;
        while (next >= 0)
        {
            read.Append(text, from, next - from);
            from = next + Escape(text.AsSpan(next), read);
            next = text.IndexOf('\\', from);
        }

        return read.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Writes a text with its quotation marks.</summary>
    public static void Write(string text, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        Encoding.UTF8.GetBytes(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text), output);
        output.Write("\""u8);
    }

    // Reads one escape and says how many letters it took.
    private static int Escape(ReadOnlySpan<char> at, StringBuilder read)
    {
        if (at.Length == 1)
        {
            return 1;
        }

        if (at[1] == 'u')
        {
            if (at.Length < 6)
            {
                return at.Length;
            }

            ReadOnlySpan<char> digits = at.Slice(2, 4);
            if (ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
            {
                read.Append((char)unit);
                return 6;
            }
        }

        _ = at[1] switch
        {
            'n' => read.Append('\n'),
            't' => read.Append('\t'),
            'r' => read.Append('\r'),
            'b' => read.Append('\b'),
            'f' => read.Append('\f'),
            '"' or '\\' or '/' => read.Append(at[1]),
            _ => read.Append(at[..2]),
        };
        return 2;
    }
}
