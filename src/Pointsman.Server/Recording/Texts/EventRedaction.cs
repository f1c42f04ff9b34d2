using System.Text;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Redacts the events of a stream, each payload by itself and texts across them.</summary>
internal sealed class EventRedaction(Redaction redaction, Fragments fragments)
{
    public byte[] Redact(ReadOnlySpan<byte> stream)
    {
        using var output = new PooledBytes();
        using var data = new PooledBytes();
        while (!stream.IsEmpty)
        {
            ReadOnlySpan<byte> line = NextLine(ref stream);
            if (line.StartsWith("data:"u8))
            {
                // Lines of data that follow each other are one payload.
                data.Add(data.Count > 0 ? "\n"u8 : ""u8);
                data.Add(line[(line.Length > 5 && line[5] == (byte)' ' ? 6 : 5)..]);
                continue;
            }

            WriteData(data, output);
            output.Add(redaction.Redact(line, null, false, 0));
            output.Add("\n"u8);
        }

        WriteData(data, output);
        return output.Span.ToArray();
    }

    private void WriteData(PooledBytes data, PooledBytes output)
    {
        if (data.Count == 0)
        {
            return;
        }

        string payload = Encoding.UTF8.GetString(redaction.Redact(data.Span, fragments, false, 0));
        Encoding.UTF8.GetBytes(
            $"data: {payload.Replace("\n", "\ndata: ", StringComparison.Ordinal)}\n", output);
        data.Clear();
    }

    // Lines end with CR, LF, or both.
    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> stream)
    {
        int end = stream.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0)
        {
            ReadOnlySpan<byte> last = stream;
            stream = default;
            return last;
        }

        ReadOnlySpan<byte> line = stream[..end];
        bool both = stream[end] == (byte)'\r' && end + 1 < stream.Length && stream[end + 1] == (byte)'\n';
        stream = stream[(end + (both ? 2 : 1))..];
        return line;
    }
}
