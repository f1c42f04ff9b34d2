using System.Buffers.Binary;
using System.IO.Compression;

namespace Pointsman.Providers.Simulated;

/// <summary>The average colour of a PNG, as a word.</summary>
internal static class PngColour
{
    private const int MaxPixels = 4_000_000;
    private const int Depth = 8;

    private static readonly (string Name, int Red, int Green, int Blue)[] Colours =
    [
        ("black", 0, 0, 0), ("white", 255, 255, 255), ("grey", 128, 128, 128), ("red", 220, 30, 30),
        ("green", 30, 160, 50), ("blue", 30, 60, 220), ("yellow", 240, 220, 40), ("orange", 245, 140, 30),
        ("purple", 130, 40, 160), ("pink", 245, 150, 190), ("brown", 120, 75, 40), ("cyan", 50, 210, 220),
    ];

    public static IEnumerable<string> Names => Colours.Select(colour => colour.Name);

    /// <summary>
    /// Null for what is not decoded: interlaced, with a palette, not eight bits deep, too large, broken.
    /// </summary>
    public static string? Of(ReadOnlySpan<byte> png)
    {
        if (png.Length < 33)
        {
            return null;
        }

        int width = BinaryPrimitives.ReadInt32BigEndian(png[16..]);
        int height = BinaryPrimitives.ReadInt32BigEndian(png[20..]);
        int channels = png[25] switch { 0 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        bool plain = png[24] == Depth && channels > 0 && png[28] == 0;
        if (!plain || width <= 0 || height <= 0 || (long)width * height > MaxPixels)
        {
            return null;
        }

        try
        {
            using var data = new ZLibStream(new MemoryStream(Data(png)), CompressionMode.Decompress);
            return Average(data, width, height, channels);
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private static byte[] Data(ReadOnlySpan<byte> png)
    {
        var data = new MemoryStream();
        for (int at = 8; at + 12 <= png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            if (length < 0 || length > png.Length - at - 12)
            {
                break;
            }

            if (png.Slice(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(png.Slice(at + 8, length));
            }

            at += length + 12;
        }

        return data.ToArray();
    }

    private static string Average(ZLibStream data, int width, int height, int channels)
    {
        byte[] before = new byte[width * channels];
        byte[] row = new byte[(width * channels) + 1];
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = 0; y < height; y++)
        {
            data.ReadExactly(row);
            Unfilter(row[0], row.AsSpan(1), before, channels);
            for (int x = 0; x < width; x++)
            {
                int at = 1 + (x * channels);
                bool colour = channels >= 3;
                red += row[at];
                green += row[colour ? at + 1 : at];
                blue += row[colour ? at + 2 : at];
            }

            row.AsSpan(1).CopyTo(before);
        }

        long count = (long)width * height;
        return Nearest((int)(red / count), (int)(green / count), (int)(blue / count));
    }

    // Each row is stored as differences to its neighbours, by one of five rules of the PNG standard.
    private static void Unfilter(byte rule, Span<byte> row, ReadOnlySpan<byte> before, int channels)
    {
        for (int i = 0; i < row.Length; i++)
        {
            int left = i >= channels ? row[i - channels] : 0;
            int corner = i >= channels ? before[i - channels] : 0;
            int above = before[i];
            row[i] += (byte)(rule switch
            {
                1 => left,
                2 => above,
                3 => (left + above) / 2,
                4 => Paeth(left, above, corner),
                _ => 0,
            });
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        int guess = left + above - corner;
        int toLeft = Math.Abs(guess - left);
        int toAbove = Math.Abs(guess - above);
        int toCorner = Math.Abs(guess - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static string Nearest(int red, int green, int blue)
    {
        static int Square(int one) => one * one;
        return Colours.MinBy(colour =>
            Square(colour.Red - red) + Square(colour.Green - green) + Square(colour.Blue - blue)).Name;
    }
}
