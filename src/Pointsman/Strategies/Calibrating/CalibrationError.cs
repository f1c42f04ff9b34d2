namespace Pointsman;

/// <summary>
/// How far confidence and truth are apart: the mean distance between what was said and the share that was right, over
/// bins of equal width (expected calibration error). Its interval comes from drawing the answers again; few answers
/// make even a perfect method look wrong by a little.
/// </summary>
public sealed record CalibrationError
{
    private const int Draws = 500;

    private CalibrationError()
    {
    }

    /// <summary>The distance, from 0 to 1.</summary>
    public required double Value { get; init; }

    /// <summary>The lower end of its 95 % interval.</summary>
    public required double Low { get; init; }

    /// <summary>The upper end of its 95 % interval.</summary>
    public required double High { get; init; }

    /// <summary>The bins that have answers.</summary>
    public required IReadOnlyList<CalibrationBin> Bins { get; init; }

    /// <summary>Computes it; <paramref name="seed"/> chooses the draws of the interval.</summary>
    public static CalibrationError Of(IReadOnlyList<LabelledConfidence> labelled, int bins = 10, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(labelled.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        int[] all = [.. Enumerable.Range(0, labelled.Count)];
        var random = new Random(seed);
        double[] drawn = new double[Draws];
        int[] draw = new int[all.Length];
        for (int i = 0; i < Draws; i++)
        {
            for (int j = 0; j < draw.Length; j++)
            {
                draw[j] = random.Next(all.Length);
            }

            drawn[i] = ErrorOf(Sums(labelled, draw, bins), all.Length);
        }

        Array.Sort(drawn);
        (int Count, double Said, double Right)[] sums = Sums(labelled, all, bins);
        return new CalibrationError
        {
            Value = ErrorOf(sums, all.Length),
            Low = drawn[(int)(Draws * 0.025)],
            High = drawn[(int)(Draws * 0.975) - 1],
            Bins = [.. sums.Select((sum, i) => (sum, i)).Where(one => one.sum.Count > 0).Select(one =>
                new CalibrationBin((double)one.i / bins, (one.i + 1.0) / bins, one.sum.Count,
                    one.sum.Said / one.sum.Count, one.sum.Right / one.sum.Count,
                    WilsonInterval.Of(one.sum.Right, one.sum.Count)))],
        };
    }

    private static (int Count, double Said, double Right)[] Sums(
        IReadOnlyList<LabelledConfidence> labelled, int[] which, int bins)
    {
        var sums = new (int Count, double Said, double Right)[bins];
        foreach (int i in which)
        {
            ref (int Count, double Said, double Right) sum =
                ref sums[Math.Clamp((int)(labelled[i].Raw * bins), 0, bins - 1)];
            sum = (sum.Count + 1, sum.Said + labelled[i].Raw, sum.Right + labelled[i].Right);
        }

        return sums;
    }

    private static double ErrorOf((int Count, double Said, double Right)[] sums, int count) =>
        sums.Sum(sum => Math.Abs(sum.Said - sum.Right)) / count;
}
