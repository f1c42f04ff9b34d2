namespace Pointsman;

/// <summary>
/// Puts results of different tests on one scale. Each subject has a hidden ability, each test a straight line from
/// ability to value: <c>value = level + slope × ability + noise</c>. Subjects that took several tests tie the tests
/// together, so results are comparable without ever averaging raw values. What is known otherwise of a subject (its
/// traits) gives a prior by regression; few results move it little, many results replace it.
/// </summary>
/// <remarks>
/// Alternating: lines from abilities, then abilities from lines, a fixed number of sweeps. Everything is summed in the
/// order given, so callers who sort their subjects get the same digits whatever order their files had.
/// </remarks>
internal sealed class LatentFit
{
    private const int Sweeps = 12;
    private const double SlopePenalty = 2.0;
    private const double TraitPenalty = 1.0;

    private readonly double[] _prior;
    private readonly double[] _precision;

    private LatentFit(int subjects, int tests)
    {
        Abilities = new Ability[subjects];
        Level = new double[tests];
        Slope = new double[tests];
        _prior = new double[subjects];
        _precision = new double[subjects];
    }

    public Ability[] Abilities { get; }

    public double[] Level { get; }

    public double[] Slope { get; }

    /// <summary>How far abilities lie from what their traits suggest.</summary>
    public double PriorDeviation { get; private set; } = 0.8;

    public static LatentFit Run(IReadOnlyList<LatentObservation> observations, IReadOnlyList<double[]> traits, int tests)
    {
        var fit = new LatentFit(traits.Count, tests);
        double[] abilities = new double[traits.Count];
        int[] counts = new int[traits.Count];
        foreach (LatentObservation one in observations)
        {
            counts[one.Subject]++;
        }

        FirstGuess(observations, abilities, counts, tests);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            fit.FitLines(observations, abilities);
            fit.FitPrior(traits, abilities, counts);
            fit.FitAbilities(observations, abilities);
            fit.Standardise(abilities, counts);
        }

        for (int i = 0; i < abilities.Length; i++)
        {
            fit.Abilities[i] = new Ability(abilities[i], 1.0 / Math.Sqrt(fit._precision[i]), counts[i]);
        }

        return fit;
    }

    /// <summary>What one result says of ability by itself.</summary>
    public double Read(in LatentObservation one) => (one.Value - Level[one.Test]) / Slope[one.Test];

    // Before any line is known, a subject's ability is its average standing within the tests that it took.
    private static void FirstGuess(IReadOnlyList<LatentObservation> observations, double[] abilities, int[] counts, int tests)
    {
        (double[] mean, double[] spread) = Moments(observations, tests);
        foreach (LatentObservation one in observations)
        {
            abilities[one.Subject] += (one.Value - mean[one.Test]) / spread[one.Test] / counts[one.Subject];
        }
    }

    private static (double[] Mean, double[] Spread) Moments(IReadOnlyList<LatentObservation> observations, int tests)
    {
        double[] sum = new double[tests];
        double[] squares = new double[tests];
        int[] count = new int[tests];
        foreach (LatentObservation one in observations)
        {
            count[one.Test]++;
            sum[one.Test] += one.Value;
            squares[one.Test] += one.Value * one.Value;
        }

        double[] spread = new double[tests];
        for (int t = 0; t < tests; t++)
        {
            sum[t] /= Math.Max(1, count[t]);
            double variance = (squares[t] / Math.Max(1, count[t])) - (sum[t] * sum[t]);
            spread[t] = Math.Sqrt(Math.Max(variance, 1e-4));
        }

        return (sum, spread);
    }

    private void FitLines(IReadOnlyList<LatentObservation> observations, double[] abilities)
    {
        int tests = Level.Length;
        (double[] mean, double[] spread) = Moments(observations, tests);
        double[] ability = new double[tests];
        double[] along = new double[tests];
        double[] across = new double[tests];
        int[] count = new int[tests];
        foreach (LatentObservation one in observations)
        {
            ability[one.Test] += abilities[one.Subject];
            count[one.Test]++;
        }

        for (int t = 0; t < tests; t++)
        {
            ability[t] /= Math.Max(1, count[t]);
        }

        foreach (LatentObservation one in observations)
        {
            double offset = abilities[one.Subject] - ability[one.Test];
            along[one.Test] += offset * offset;
            across[one.Test] += offset * (one.Value - mean[one.Test]);
        }

        for (int t = 0; t < tests; t++)
        {
            // The penalty pulls towards the slope that abilities of unit spread would give; a test is never read backwards.
            double slope = (across[t] + (SlopePenalty * spread[t])) / (along[t] + SlopePenalty);
            Slope[t] = Math.Max(slope, 0.3 * spread[t]);
            Level[t] = mean[t] - (Slope[t] * ability[t]);
        }
    }

    private void FitPrior(IReadOnlyList<double[]> traits, double[] abilities, int[] counts)
    {
        var rows = new List<double[]>();
        var targets = new List<double>();
        var weights = new List<double>();
        for (int i = 0; i < abilities.Length; i++)
        {
            if (counts[i] > 0)
            {
                rows.Add(traits[i]);
                targets.Add(abilities[i]);
                weights.Add(Math.Min(1.0, counts[i] / 3.0));
            }
        }

        double[] coefficients = Ridge.Fit(rows, targets, weights, TraitPenalty);

        // Nobody is supposed to be far outside what was measured, however unusual the traits.
        double highest = targets.Count == 0 ? 0.0 : Quantile(targets, 0.85);
        double lowest = targets.Count == 0 ? 0.0 : Quantile(targets, 0.05);
        double squares = 0.0, weight = 0.0;
        int row = 0;
        for (int i = 0; i < abilities.Length; i++)
        {
            _prior[i] = 0.0;
            for (int k = 0; k < coefficients.Length; k++)
            {
                _prior[i] += coefficients[k] * traits[i][k];
            }

            _prior[i] = Math.Clamp(_prior[i], lowest, highest);
            if (counts[i] > 0)
            {
                double miss = abilities[i] - _prior[i];
                squares += weights[row] * miss * miss;
                weight += weights[row++];
            }
        }

        PriorDeviation = Math.Clamp(Math.Sqrt(squares / Math.Max(1.0, weight - coefficients.Length)), 0.35, 1.2);
    }

    // Nothing in the data says how wide the scale is. It is pinned to a spread of 1 between the measured subjects, what is
    // still unknown of them included; without that, shrinking abilities and steepening lines would chase each other.
    private void Standardise(double[] abilities, int[] counts)
    {
        double sum = 0.0, squares = 0.0, unknown = 0.0;
        int measured = 0;
        for (int i = 0; i < abilities.Length; i++)
        {
            if (counts[i] > 0)
            {
                sum += abilities[i];
                squares += abilities[i] * abilities[i];
                unknown += 1.0 / _precision[i];
                measured++;
            }
        }

        double mean = sum / Math.Max(1, measured);
        double spread = Math.Sqrt(Math.Max(0.01, ((squares + unknown) / Math.Max(1, measured)) - (mean * mean)));
        for (int i = 0; i < abilities.Length; i++)
        {
            abilities[i] = (abilities[i] - mean) / spread;
            _precision[i] *= spread * spread;
        }
    }

    private static double Quantile(List<double> values, double share)
    {
        List<double> sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Count - 1))];
    }

    private void FitAbilities(IReadOnlyList<LatentObservation> observations, double[] abilities)
    {
        double priorPrecision = 1.0 / (PriorDeviation * PriorDeviation);
        for (int i = 0; i < abilities.Length; i++)
        {
            _precision[i] = priorPrecision;
            abilities[i] = _prior[i] * priorPrecision;
        }

        foreach (LatentObservation one in observations)
        {
            double precision = 1.0 / (one.Noise * one.Noise);
            _precision[one.Subject] += precision;
            abilities[one.Subject] += precision * Read(one);
        }

        for (int i = 0; i < abilities.Length; i++)
        {
            abilities[i] /= _precision[i];
        }
    }
}
