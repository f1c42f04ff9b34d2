using System.Buffers.Binary;

namespace Pointsman;

/// <summary>
/// A sketch as bytes: version, bits, smallest and largest value, zeros, then for each bucket that holds any the
/// distance to the one before and its count. Whole numbers take seven bits a byte, the lowest first.
/// </summary>
internal static class SketchBytes
{
    private const byte Version = 1;
    private const int Head = 18;

    public static byte[] Write(QuantileSketch sketch)
    {
        var bytes = new List<byte>();
        Span<byte> head = stackalloc byte[Head];
        (head[0], head[1]) = (Version, (byte)sketch.Bits);
        BinaryPrimitives.WriteDoubleLittleEndian(head[2..], sketch.Min ?? 0);
        BinaryPrimitives.WriteDoubleLittleEndian(head[10..], sketch.Max ?? 0);
        bytes.AddRange(head);
        Write(bytes, sketch.Zeros);
        long before = 0;
        foreach ((long bucket, long count) in sketch.Filled)
        {
            Write(bytes, bucket - before);
            Write(bytes, count);
            before = bucket;
        }

        return [.. bytes];
    }

    public static QuantileSketch Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= Head || bytes[0] != Version || bytes[1] > QuantileSketch.MostBits)
        {
            throw Broken();
        }

        double least = BinaryPrimitives.ReadDoubleLittleEndian(bytes[2..]);
        double most = BinaryPrimitives.ReadDoubleLittleEndian(bytes[10..]);
        if (!(least >= 0 && most >= least && double.IsFinite(most)))
        {
            throw Broken();
        }

        var sketch = new QuantileSketch((int)bytes[1]);
        ReadOnlySpan<byte> rest = bytes[Head..];
        Put(sketch, null, Read(ref rest));
        long bucket = 0, highest = BitConverter.DoubleToInt64Bits(most) >> (52 - sketch.Bits);
        while (!rest.IsEmpty)
        {
            bucket = Math.Min(bucket + Read(ref rest), long.MaxValue / 2);
            long count = Read(ref rest);
            if (bucket > highest || count == 0)
            {
                throw Broken();
            }

            Put(sketch, bucket, count);
        }

        if (sketch.Count > 0)
        {
            sketch.Include(least, most);
        }

        return sketch;
    }

    private static void Put(QuantileSketch sketch, long? bucket, long count)
    {
        if (count > long.MaxValue - sketch.Count)
        {
            throw Broken();
        }

        sketch.Put(bucket, count);
    }

    private static void Write(List<byte> bytes, long number)
    {
        for (; number > 127; number >>= 7)
        {
            bytes.Add((byte)(number | 128));
        }

        bytes.Add((byte)number);
    }

    private static long Read(ref ReadOnlySpan<byte> bytes)
    {
        long number = 0;
        for (int i = 0; i < 9 && i < bytes.Length; i++)
        {
            number |= (long)(bytes[i] & 127) << (7 * i);
            if (bytes[i] < 128)
            {
                bytes = bytes[(i + 1)..];
                return number;
            }
        }

        throw Broken();
    }

    private static FormatException Broken() =>
        new("these are not the bytes of a sketch of percentiles, or not all of them");
}
