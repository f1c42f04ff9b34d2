using System.Text;

namespace Pointsman.Providers.Tests.Streams;

/// <summary>Streams of events, fed to the reader in pieces and read beside it in the plainest way.</summary>
internal static class Cut
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The events of a stream that comes in pieces of these lengths, the last ones as long as the rest.</summary>
    public static List<(string Name, string Data)> Events(byte[] stream, params int[] pieces)
    {
        using var reader = new ServerSentEventReader();
        List<(string, string)> events = [];
        Feed(reader, stream, pieces, (in ServerSentEvent next) => events.Add((Text(next.Name), Text(next.Data))));
        return events;
    }

    /// <summary>Feeds a reader, and hands out what it reads.</summary>
    public static void Feed(ServerSentEventReader reader, byte[] stream, IReadOnlyList<int> pieces, Take take)
    {
        int at = 0, turn = 0;
        while (at < stream.Length && !reader.IsOverlong)
        {
            Memory<byte> free = reader.Free();
            int wanted = turn < pieces.Count ? pieces[turn++] : stream.Length;
            int length = Math.Min(Math.Min(Math.Max(1, wanted), stream.Length - at), free.Length);
            stream.AsMemory(at, length).CopyTo(free);
            reader.Advance(length);
            at += length;
            while (reader.TryRead(out ServerSentEvent next))
            {
                take(next);
            }
        }

        if (reader.TryReadRest(out ServerSentEvent rest))
        {
            take(rest);
        }
    }

    /// <summary>The same by the standard's own words: lines first, then blocks of lines.</summary>
    public static List<(string Name, string Data)> Plainly(byte[] stream)
    {
        string text = Encoding.Latin1.GetString(stream);
        text = text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal) ? text[3..] : text;
        string[] lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        List<(string, string)> events = [];
        List<string> block = [];
        foreach (string line in lines.Append(""))
        {
            if (line.Length > 0)
            {
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                events.Add(Event(block));
                block.Clear();
            }
        }

        return events;
    }

    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static (string Name, string Data) Event(List<string> lines)
    {
        string name = "";
        List<string> data = [];
        foreach (string line in lines)
        {
            int colon = line.IndexOf(':');
            string field = colon < 0 ? line : line[..colon], value = colon < 0 ? "" : line[(colon + 1)..];
            value = value.StartsWith(' ') ? value[1..] : value;
            name = field == "event" ? value : name;
            if (field == "data")
            {
                data.Add(value);
            }
        }

        return (Utf8(name), Utf8(string.Join('\n', data)));
    }

    private static string Utf8(string latin) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin));

    public delegate void Take(in ServerSentEvent next);
}
