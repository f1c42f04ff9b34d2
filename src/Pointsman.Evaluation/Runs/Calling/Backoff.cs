namespace Pointsman.Evaluation;

/// <summary>How long a failed call waits before it is asked again: twice as long each time, and spread.</summary>
internal static class Backoff
{
    private const double FirstSeconds = 0.5;
    private const double LongestSeconds = 30;

    /// <summary>The wait after so many failures, from 1. The same seed and call give the same wait.</summary>
    public static TimeSpan After(int failures, ulong seed, ulong call)
    {
        double whole = Math.Min(LongestSeconds, FirstSeconds * Math.Pow(2, Math.Min(failures, 30) - 1));
        double drawn = (Mix(seed ^ Mix(call + (ulong)failures)) >> 11) * (1.0 / (1UL << 53));
        return TimeSpan.FromSeconds(whole * (0.5 + (0.5 * drawn)));
    }

    // The finaliser of SplitMix64: neighbours in, strangers out.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
