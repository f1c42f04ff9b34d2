namespace Pointsman.Server;

/// <summary>Numbers from 0 to 1, evenly spread, from one seed; many threads may draw at once.</summary>
internal sealed class ChanceSource(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next number; below 1.</summary>
    public double Next()
    {
        // SplitMix64 (Steele, Lea and Flood, 2014): the state just counts, so drawing needs no lock.
        ulong z = Interlocked.Add(ref _state, 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 11) * (1.0 / (1UL << 53));
    }
}
