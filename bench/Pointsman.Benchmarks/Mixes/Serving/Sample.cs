namespace Pointsman.Benchmarks.Mixes;

/// <summary>A mean that was found on a sample, and how far it may lie from that of the whole.</summary>
/// <param name="Mean">The mean; 0 of nothing.</param>
/// <param name="Deviation">The standard deviation of the mean.</param>
internal readonly record struct Sample(double Mean, double Deviation)
{
    /// <summary>Half the 95 % interval, taken as normal.</summary>
    public double Margin => WilsonInterval.Z95 * Deviation;

    public static Sample Of(IEnumerable<double> values)
    {
        int count = 0;
        double mean = 0, squares = 0;
        foreach (double value in values)
        {
            count++;
            double off = value - mean;
            mean += off / count;
            squares += off * (value - mean);
        }

        return new Sample(mean, count < 2 ? 0 : Math.Sqrt(squares / (count - 1) / count));
    }

    /// <summary>Half the 95 % interval in which the difference of two samples of the same whole lies.</summary>
    public double MarginBeside(Sample other) =>
        WilsonInterval.Z95 * Math.Sqrt((Deviation * Deviation) + (other.Deviation * other.Deviation));

    /// <summary>Whether both may be samples of the same whole.</summary>
    public bool AgreesWith(Sample other) => Math.Abs(Mean - other.Mean) <= MarginBeside(other);
}
