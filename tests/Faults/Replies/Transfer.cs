using System.IO.Compression;

namespace Pointsman.Faults;

/// <summary>Compresses and slices the bytes of a body as a behaviour wants.</summary>
internal static class Transfer
{
    public static IEnumerable<Step> Of(IEnumerable<Step> steps, Behaviour behaviour)
    {
        if (behaviour.CutsUtf8 || behaviour.CutsEscapes)
        {
            steps = steps.SelectMany(step => Sliced(step, Nasty(step.Bytes.Span, behaviour), 0));
        }

        if (behaviour.Compression != Compression.None)
        {
            steps = Compressed(steps, behaviour.Compression);
        }

        int size = behaviour.Drips ? 1 : behaviour.SliceBytes;
        return size == 0 ? steps :
            steps.SelectMany(step => Sliced(step, size, behaviour.Drips ? behaviour.GapMs : 0, all: true));
    }

    // The place inside the first letter of several bytes, or the first escape.
    private static int Nasty(ReadOnlySpan<byte> bytes, Behaviour behaviour)
    {
        int place = behaviour.CutsUtf8 ? bytes.IndexOfAnyInRange((byte)0xC0, (byte)0xFF) + 1 : 0;
        int escape = behaviour.CutsEscapes ? bytes.IndexOf("\\u"u8) : -1;
        return escape >= 0 ? escape + 3 : place;
    }

    private static IEnumerable<Step> Sliced(Step step, int size, int gapMs, bool all = false)
    {
        if (step.Raw || step.Announced > 0 || size <= 0 || size >= step.Bytes.Length)
        {
            yield return step with { Alone = true };
            yield break;
        }

        for (int from = 0; from < step.Bytes.Length;)
        {
            int until = all || from == 0 ? Math.Min(from + size, step.Bytes.Length) : step.Bytes.Length;
            yield return new(step.Bytes[from..until])
            {
                Alone = true,
                PauseMs = from == 0 ? step.PauseMs : gapMs,
                Holds = from == 0 && step.Holds,
                EndsEvent = until == step.Bytes.Length && step.EndsEvent,
            };
            from = until;
        }
    }

    // Each step is flushed, as servers do that compress a stream while it runs.
    private static IEnumerable<Step> Compressed(IEnumerable<Step> steps, Compression kind)
    {
        using var target = new MemoryStream();
        using Stream zip = kind == Compression.Gzip
            ? new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true)
            : new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true);
        foreach (Step step in steps)
        {
            if (step.Raw)
            {
                yield return step;
                continue;
            }

            zip.Write(step.Bytes.Span);
            zip.Flush();
            byte[] bytes = Taken(target);
            yield return step with { Bytes = bytes, Announced = step.Announced > 0 ? bytes.Length * 2 : 0 };
        }

        zip.Dispose();
        yield return new(Taken(target));
    }

    private static byte[] Taken(MemoryStream target)
    {
        byte[] bytes = target.ToArray();
        target.SetLength(0);
        return bytes;
    }
}
