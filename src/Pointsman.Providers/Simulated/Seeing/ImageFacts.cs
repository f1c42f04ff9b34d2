using System.Buffers.Binary;

namespace Pointsman.Providers.Simulated;

/// <summary>What the first bytes of an image say about it, and of a PNG its average colour.</summary>
internal sealed record ImageFacts(string Format, int Width, int Height, string? Colour)
{
    private const int JpegMarker = 0xFF;

    /// <summary>The facts; null when the bytes are neither PNG, JPEG, GIF nor WebP.</summary>
    public static ImageFacts? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 26 && bytes[0] == 0x89 && bytes[1..4].SequenceEqual("PNG"u8))
        {
            return new ImageFacts("PNG", Big(bytes[16..]), Big(bytes[20..]), PngColour.Of(bytes));
        }

        if (bytes.Length >= 10 && bytes[..3].SequenceEqual("GIF"u8))
        {
            return new ImageFacts(
                "GIF", BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]),
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]), null);
        }

        if (bytes.Length >= 30 && bytes[8..12].SequenceEqual("WEBP"u8))
        {
            return WebP(bytes);
        }

        return bytes.Length >= 4 && bytes[0] == JpegMarker && bytes[1] == 0xD8 ? Jpeg(bytes[2..]) : null;
    }

    private static int Big(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes) & int.MaxValue;

    // The size stands in the frame header, SOF0 to SOF15 but for three markers that mean something else.
    private static ImageFacts? Jpeg(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 10 && bytes[0] == JpegMarker)
        {
            byte marker = bytes[1];
            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) + 2;
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return new ImageFacts(
                    "JPEG", BinaryPrimitives.ReadUInt16BigEndian(bytes[7..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[5..]), bytes[9] == 1 ? "grey" : null);
            }

            if (length > bytes.Length)
            {
                return null;
            }

            bytes = bytes[length..];
        }

        return null;
    }

    private static ImageFacts? WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes[12..16].SequenceEqual("VP8X"u8))
        {
            return new ImageFacts("WebP", Three(bytes[24..]) + 1, Three(bytes[27..]) + 1, null);
        }

        if (bytes[12..16].SequenceEqual("VP8L"u8))
        {
            uint sizes = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return new ImageFacts("WebP", (int)(sizes & 0x3FFF) + 1, (int)((sizes >> 14) & 0x3FFF) + 1, null);
        }

        return new ImageFacts(
            "WebP", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF,
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF, null);
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
