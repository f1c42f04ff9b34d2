namespace Pointsman.Providers.Simulated;

/// <summary>
/// A text as a vector: its words, and the groups of three letters within them at a lower weight, each hashed to a place
/// and a sign. Texts that share words or parts of words lie near each other. The length is one.
/// </summary>
internal static class TextVector
{
    public const int Dimensions = 256;
    private const float PartWeight = 0.35f;
    private const int PartLength = 3;

    public static float[] Of(string text, Chance seed, int dimensions)
    {
        float[] vector = new float[dimensions];
        foreach (string word in Words(text))
        {
            Add(vector, seed.With(word), 1f);
            for (int i = 0; i + PartLength <= word.Length; i++)
            {
                Add(vector, seed.With("part").With(word.AsSpan(i, PartLength)), PartWeight);
            }
        }

        float length = MathF.Sqrt(vector.Sum(one => one * one));
        if (length == 0f)
        {
            // A text without words still needs a direction.
            vector[0] = length = 1f;
        }

        return Array.ConvertAll(vector, one => one / length);
    }

    private static IEnumerable<string> Words(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }
        }
    }

    private static void Add(float[] vector, Chance place, float weight) =>
        vector[place.With("place").Below(vector.Length)] += place.With("sign").Uniform < 0.5 ? weight : -weight;
}
