namespace Pointsman;

/// <summary>
/// Puts results of different tests on one scale. Each subject has a hidden ability, each test a straight line from
/// ability to value: <c>value = level + slope × ability + noise</c>. Subjects that took several tests tie the tests
/// together, so results are comparable without ever averaging raw values. What is known otherwise of a subject (its
/// traits) gives a prior by regression; few results move it little, many results replace it.
/// </summary>
/// <remarks>
/// Alternating: lines from abilities, then abilities from lines, a fixed number of sweeps over the subjects that were
/// measured; the others get their prior at the end. Everything is summed in the order given, so callers who sort their
/// subjects get the same digits whatever order their files had.
/// </remarks>
internal sealed class LatentFit
{
    private const int Sweeps = 10;
    private const double SlopePenalty = 2.0;
    private const double TraitPenalty = 1.0;

    private readonly LatentObservation[] _results;
    private readonly double[][] _traits;
    private readonly int[] _counts;
    private readonly int[] _measured;
    private readonly double[] _ability;
    private readonly double[] _precision;
    private readonly double[] _prior;
    private readonly LatentTests _tests;
    private double[] _coefficients = [];
    private double _lowest;
    private double _highest;

    private LatentFit(List<LatentObservation> results, double[][] traits, int tests)
    {
        _results = [.. results];
        _traits = traits;
        _counts = new int[traits.Length];
        foreach (LatentObservation one in _results)
        {
            _counts[one.Subject]++;
        }

        var measured = new List<int>();
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] > 0)
            {
                measured.Add(i);
            }
        }

        _measured = [.. measured];
        _ability = new double[traits.Length];
        _precision = new double[traits.Length];
        _prior = new double[traits.Length];
        _tests = new LatentTests(_results, tests);
        Abilities = new Ability[traits.Length];
    }

    public Ability[] Abilities { get; }

    /// <summary>How far abilities lie from what their traits suggest.</summary>
    public double PriorDeviation { get; private set; } = 0.8;

    public static LatentFit Run(List<LatentObservation> results, double[][] traits, int tests)
    {
        var fit = new LatentFit(results, traits, tests);
        fit.FirstGuess();
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            fit._tests.FitLines(fit._ability, SlopePenalty);
            fit.FitPrior();
            fit.FitAbilities();
            fit.Standardise();
        }

        fit.Conclude();
        return fit;
    }

    /// <summary>What one result says of ability by itself.</summary>
    public double Read(LatentObservation one) => _tests.Read(one);

    // Before any line is known, a subject's ability is its average standing within the tests that it took.
    private void FirstGuess()
    {
        foreach (LatentObservation one in _results)
        {
            _ability[one.Subject] += _tests.Standing(one) / _counts[one.Subject];
        }
    }

    private void FitPrior()
    {
        double[][] rows = new double[_measured.Length][];
        double[] targets = new double[_measured.Length];
        double[] weights = new double[_measured.Length];
        for (int k = 0; k < _measured.Length; k++)
        {
            rows[k] = _traits[_measured[k]];
            targets[k] = _ability[_measured[k]];
            weights[k] = Math.Min(1.0, _counts[_measured[k]] / 3.0);
        }

        _coefficients = Ridge.Fit(rows, targets, weights, TraitPenalty);
        double[] sorted = [.. targets];
        Array.Sort(sorted);

        // Nobody is supposed to be far outside what was measured, however unusual the traits.
        _lowest = sorted.Length == 0 ? 0.0 : sorted[(int)(0.05 * (sorted.Length - 1))];
        _highest = sorted.Length == 0 ? 0.0 : sorted[(int)(0.85 * (sorted.Length - 1))];
        double squares = 0.0, weight = 0.0;
        for (int k = 0; k < _measured.Length; k++)
        {
            _prior[_measured[k]] = Supposed(_measured[k]);
            double miss = targets[k] - _prior[_measured[k]];
            squares += weights[k] * miss * miss;
            weight += weights[k];
        }

        PriorDeviation = Math.Clamp(Math.Sqrt(squares / Math.Max(1.0, weight - _coefficients.Length)), 0.35, 1.2);
    }

    private double Supposed(int subject)
    {
        double sum = 0.0;
        for (int k = 0; k < _coefficients.Length; k++)
        {
            sum += _coefficients[k] * _traits[subject][k];
        }

        return Math.Clamp(sum, _lowest, _highest);
    }

    private void FitAbilities()
    {
        double priorPrecision = 1.0 / (PriorDeviation * PriorDeviation);
        foreach (int i in _measured)
        {
            _precision[i] = priorPrecision;
            _ability[i] = _prior[i] * priorPrecision;
        }

        foreach (LatentObservation one in _results)
        {
            double precision = 1.0 / (one.Noise * one.Noise);
            _precision[one.Subject] += precision;
            _ability[one.Subject] += precision * _tests.Read(one);
        }

        foreach (int i in _measured)
        {
            _ability[i] /= _precision[i];
        }
    }

    // Nothing in the data says how wide the scale is. It is pinned to a spread of 1 between the measured subjects, what
    // is still unknown of them included; without that, shrinking abilities and steepening lines would chase each other.
    private void Standardise()
    {
        if (_measured.Length == 0)
        {
            return;
        }

        double sum = 0.0, squares = 0.0, unknown = 0.0;
        foreach (int i in _measured)
        {
            sum += _ability[i];
            squares += _ability[i] * _ability[i];
            unknown += 1.0 / _precision[i];
        }

        int count = _measured.Length;
        double mean = sum / count;
        double spread = Math.Sqrt(Math.Max(0.01, ((squares + unknown) / count) - (mean * mean)));
        foreach (int i in _measured)
        {
            _ability[i] = (_ability[i] - mean) / spread;
            _precision[i] *= spread * spread;
        }

        // The others are supposed by the same line, moved to the same scale.
        if (_coefficients.Length > 0)
        {
            for (int k = 0; k < _coefficients.Length; k++)
            {
                _coefficients[k] /= spread;
            }

            _coefficients[0] -= mean / spread;
        }

        (_lowest, _highest) = ((_lowest - mean) / spread, (_highest - mean) / spread);
        PriorDeviation /= spread;
    }

    private void Conclude()
    {
        for (int i = 0; i < _ability.Length; i++)
        {
            Abilities[i] = _counts[i] > 0
                ? new Ability(_ability[i], 1.0 / Math.Sqrt(_precision[i]), _counts[i])
                : new Ability(Supposed(i), PriorDeviation, 0);
        }
    }
}
