namespace Pointsman.Server;

/// <summary>Counts values in fixed steps, without a lock.</summary>
internal sealed class Histogram(double[] bounds)
{
    private readonly long[] _counts = new long[bounds.Length + 1];
    private long _sumMicro;

    /// <summary>The upper bound of each step; what is beyond the last is counted apart.</summary>
    public ReadOnlySpan<double> Bounds => bounds;

    /// <summary>The sum of all values.</summary>
    public double Sum => Interlocked.Read(ref _sumMicro) / 1e6;

    public void Add(double value)
    {
        int step = 0;
        while (step < bounds.Length && value > bounds[step])
        {
            step++;
        }

        Interlocked.Increment(ref _counts[step]);
        Interlocked.Add(ref _sumMicro, (long)(value * 1e6));
    }

    /// <summary>How many values fell into a step.</summary>
    public long Count(int step) => Interlocked.Read(ref _counts[step]);
}
