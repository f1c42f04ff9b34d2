namespace Pointsman;

/// <summary>
/// The order in which a judge sees candidates, and a mark between them that no candidate can know. Judges prefer
/// places, so places are drawn; from the number of the decision, so that a replay draws the same.
/// </summary>
internal sealed class CandidateOrder
{
    // Two marks, the lines, and the letter of each.
    private const int AroundEach = 15;

    private ulong _state;

    public CandidateOrder(double chance, int count)
    {
        _state = (ulong)BitConverter.DoubleToInt64Bits(chance);
        Mark = $"~~~ {Next():x16}";
        Places = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int other = (int)(Next() % (ulong)(i + 1));
            (Places[i], Places[other]) = (Places[other], Places[i]);
        }
    }

    /// <summary>A line that stands around every candidate.</summary>
    public string Mark { get; }

    /// <summary>Which candidate stands at each place.</summary>
    public int[] Places { get; }

    /// <summary>The most tokens of answers of so many tokens each, with what stands around them.</summary>
    public static long SizeOf(IReadOnlyList<long> answers) => answers.Sum() + ((long)AroundEach * answers.Count);

    // SplitMix64: G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
