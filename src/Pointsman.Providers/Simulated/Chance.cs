namespace Pointsman.Providers.Simulated;

/// <summary>
/// Chance that repeats itself: a key made of everything that should matter, and draws that are functions of the key
/// alone. What should be drawn independently is drawn from keys that differ in one more word or number.
/// </summary>
internal readonly record struct Chance(ulong Key)
{
    private const ulong Prime = 0x100000001B3;

    public double Uniform => ((Mix(Key) >> 11) + 0.5) / (1UL << 53);

    public double Normal =>
        Math.Sqrt(-2.0 * Math.Log(With(1).Uniform)) * Math.Cos(2.0 * Math.PI * With(2).Uniform);

    public Chance With(ReadOnlySpan<char> text)
    {
        ulong key = Key;
        foreach (char letter in text)
        {
            key = (key ^ letter) * Prime;
        }

        // The length keeps "ab", "c" apart from "a", "bc".
        return With(key, (ulong)text.Length);
    }

    public Chance With(long number) => With(Key, (ulong)number);

    public int Below(int most) => (int)(Uniform * most);

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    private static Chance With(ulong key, ulong more) => new(Mix(Mix(key) ^ (more * Prime)));

    // The last step of splitmix64, by Sebastiano Vigna: every bit of the key moves every bit of the draw.
    private static ulong Mix(ulong key)
    {
        key += 0x9E3779B97F4A7C15;
        key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9;
        key = (key ^ (key >> 27)) * 0x94D049BB133111EB;
        return key ^ (key >> 31);
    }
}
