namespace Pointsman.Benchmarks.Powers;

/// <summary>
/// Two models of known accuracy whose errors hang together: what is hard for one is hard for the other. A case has a
/// normal difficulty that both share in part, and a model is right where its own sum stays below a threshold.
/// </summary>
internal sealed class PairOfModels
{
    private const int Steps = 20_000;
    private readonly double _first;
    private readonly double _second;
    private readonly double _shared;

    public PairOfModels(double firstAccuracy, double secondAccuracy, double shared)
    {
        _first = Quantile(firstAccuracy);
        _second = Quantile(secondAccuracy);
        _shared = shared;
        double both = Both();
        FirstOnly = firstAccuracy - both;
        SecondOnly = secondAccuracy - both;
    }

    /// <summary>The share of cases that only the first gets right.</summary>
    public double FirstOnly { get; }

    /// <summary>The share of cases that only the second gets right.</summary>
    public double SecondOnly { get; }

    /// <summary>Draws a case: whether each gets it right.</summary>
    public (bool First, bool Second) Draw(Random random)
    {
        double common = Math.Sqrt(_shared) * Normal(random), own = Math.Sqrt(1 - _shared);
        return (common + (own * Normal(random)) < _first, common + (own * Normal(random)) < _second);
    }

    // Over the shared part, in which the two are independent; the midpoint rule over ±8 deviations.
    private double Both()
    {
        double sum = 0, step = 16.0 / Steps, own = Math.Sqrt(1 - _shared);
        for (int i = 0; i < Steps; i++)
        {
            double z = -8 + ((i + 0.5) * step), common = Math.Sqrt(_shared) * z;
            double density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            sum += density * step * Below((_first - common) / own) * Below((_second - common) / own);
        }

        return sum;
    }

    private static double Below(double z) => Pointsman.Normal.Below(z);

    private static double Quantile(double below) => Pointsman.Normal.Quantile(below);

    private static double Normal(Random random) => Quantile(1 - random.NextDouble());
}
