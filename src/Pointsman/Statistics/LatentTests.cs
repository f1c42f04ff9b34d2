namespace Pointsman;

/// <summary>The lines from ability to value, one for each test.</summary>
internal sealed class LatentTests
{
    private readonly LatentObservation[] _results;
    private readonly int[] _count;
    private readonly double[] _mean;
    private readonly double[] _spread;
    private readonly double[] _level;
    private readonly double[] _slope;

    public LatentTests(LatentObservation[] results, int tests)
    {
        _results = results;
        _count = new int[tests];
        _mean = new double[tests];
        _spread = new double[tests];
        _level = new double[tests];
        _slope = new double[tests];
        foreach (LatentObservation one in results)
        {
            _count[one.Test]++;
            _mean[one.Test] += one.Value;
            _spread[one.Test] += one.Value * one.Value;
        }

        for (int t = 0; t < tests; t++)
        {
            int count = Math.Max(1, _count[t]);
            _mean[t] /= count;
            _spread[t] = Math.Sqrt(Math.Max((_spread[t] / count) - (_mean[t] * _mean[t]), 1e-4));
        }
    }

    /// <summary>What a result says of ability by itself.</summary>
    public double Read(LatentObservation one) => (one.Value - _level[one.Test]) / _slope[one.Test];

    /// <summary>Where a result stands within its test, in standard deviations.</summary>
    public double Standing(LatentObservation one) => (one.Value - _mean[one.Test]) / _spread[one.Test];

    /// <summary>
    /// Draws the line of each test through the abilities of those who took it. The penalty pulls towards the slope that
    /// abilities of unit spread would give; a test is never read backwards.
    /// </summary>
    public void FitLines(double[] abilities, double penalty)
    {
        int tests = _count.Length;
        double[] ability = new double[tests];
        double[] along = new double[tests];
        double[] across = new double[tests];
        foreach (LatentObservation one in _results)
        {
            ability[one.Test] += abilities[one.Subject] / _count[one.Test];
        }

        foreach (LatentObservation one in _results)
        {
            double offset = abilities[one.Subject] - ability[one.Test];
            along[one.Test] += offset * offset;
            across[one.Test] += offset * (one.Value - _mean[one.Test]);
        }

        for (int t = 0; t < tests; t++)
        {
            double slope = (across[t] + (penalty * _spread[t])) / (along[t] + penalty);
            _slope[t] = Math.Max(slope, 0.3 * _spread[t]);
            _level[t] = _mean[t] - (_slope[t] * ability[t]);
        }
    }
}
