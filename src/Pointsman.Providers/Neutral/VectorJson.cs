using System.Buffers.Binary;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Reads and writes the numbers of a vector.</summary>
internal static class VectorJson
{
    /// <summary>A list of numbers, or the bytes of 32-bit numbers in base64; null when it is neither.</summary>
    public static float[]? Read(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Array } list => Numbers(list),
        { ValueKind: JsonValueKind.String } text => Unpacked(Json.Text(text)),
        _ => null,
    };

    /// <summary>Writes a list of numbers.</summary>
    public static void Write(Utf8JsonWriter writer, string name, float[] vector)
    {
        writer.WriteStartArray(name);
        foreach (float number in vector)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes the numbers' bytes, the low one first, in base64.</summary>
    public static void WritePacked(Utf8JsonWriter writer, string name, float[] vector)
    {
        byte[] bytes = new byte[vector.Length * sizeof(float)];
        for (int i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        }

        writer.WriteBase64String(name, bytes);
    }

    private static float[]? Numbers(JsonElement list)
    {
        var vector = new float[list.GetArrayLength()];
        int at = 0;
        foreach (JsonElement number in list.EnumerateArray())
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetSingle(out vector[at])
                || !float.IsFinite(vector[at++]))
            {
                return null;
            }
        }

        return vector;
    }

    private static float[]? Unpacked(string base64)
    {
        byte[] bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out int count) || count % sizeof(float) != 0)
        {
            return null;
        }

        var vector = new float[count / sizeof(float)];
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return vector.All(float.IsFinite) ? vector : null;
    }
}
