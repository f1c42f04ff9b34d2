using System.Globalization;
using System.Runtime.InteropServices;

namespace Pointsman.Faults;

/// <summary>A vector for a text: always the same for the same text, of length 1, and of no meaning.</summary>
public static class EmbeddingVector
{
    private const int DefaultDimensions = 8;
    private const int MaxDimensions = 8192;

    /// <summary>The vector of a text, 8 numbers unless told.</summary>
    public static float[] Of(string text, int? dimensions)
    {
        var vector = new float[Math.Clamp(dimensions ?? DefaultDimensions, 1, MaxDimensions)];
        // FNV-1a makes the seed; xorshift makes the numbers.
        ulong state = 14695981039346656037;
        foreach (char letter in text)
        {
            state = (state ^ letter) * 1099511628211;
        }

        double square = 0;
        for (int i = 0; i < vector.Length; i++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            vector[i] = (float)((state >> 11) / (double)(1UL << 53) * 2 - 1);
            square += vector[i] * (double)vector[i];
        }

        double length = Math.Sqrt(square);
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(vector[i] / length);
        }

        return vector;
    }

    /// <summary>The numbers as a list.</summary>
    public static string Json(float[] vector) =>
        $"[{string.Join(',', vector.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}]";

    /// <summary>The numbers' bytes, the low one first, as OpenAI sends them.</summary>
    public static string Base64(float[] vector) => Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()));
}
