namespace Pointsman.Benchmarks.Powers;

/// <summary>
/// Two models of known accuracy whose errors hang together: what is hard for one is hard for the other. A case has a
/// normal difficulty that both share in part, and a model is right where its own sum stays below a threshold. Of a
/// model's own part, a share stays the same for all answers of a unit: the repeats of a case, the cases of a cluster.
/// </summary>
internal sealed class PairOfModels
{
    private const int Steps = 20_000;
    private readonly double _firstMark;
    private readonly double _secondMark;
    private readonly double _shared;
    private readonly double _lasting;

    /// <param name="first">The accuracy of the first.</param>
    /// <param name="second">The accuracy of the second.</param>
    /// <param name="shared">The share of the variance of difficulty that both have in common.</param>
    /// <param name="lasting">The share of the variance that is a model's own for all answers of a unit.</param>
    public PairOfModels(double first, double second, double shared, double lasting = 0)
    {
        First = first;
        Second = second;
        _firstMark = Normal.Quantile(first);
        _secondMark = Normal.Quantile(second);
        _shared = shared;
        _lasting = lasting;
        double both = Both(_firstMark, _secondMark, shared);
        FirstOnly = first - both;
        SecondOnly = second - both;
    }

    /// <summary>The accuracy of the first.</summary>
    public double First { get; }

    /// <summary>The accuracy of the second.</summary>
    public double Second { get; }

    /// <summary>The share of cases that only the first gets right.</summary>
    public double FirstOnly { get; }

    /// <summary>The share of cases that only the second gets right.</summary>
    public double SecondOnly { get; }

    /// <summary>
    /// The standard deviation of the difference of both models' means over so many answers of a unit: the variance
    /// between units, and that of single answers over their number.
    /// </summary>
    public double Spread(int answers)
    {
        double whole = _shared + _lasting;
        double firstTwice = Both(_firstMark, _firstMark, whole), secondTwice = Both(_secondMark, _secondMark, whole);
        double both = Both(_firstMark, _secondMark, _shared), difference = Second - First;
        double between = firstTwice + secondTwice - (2 * both) - (difference * difference);
        double within = First - firstTwice + Second - secondTwice;
        return Math.Sqrt(between + (within / answers));
    }

    /// <summary>Draws the answers of a unit: whether each model gets each right.</summary>
    public (bool First, bool Second)[] Draw(Random random, int answers)
    {
        double common = Math.Sqrt(_shared) * Drawn(random), lasting = Math.Sqrt(_lasting);
        double first = common + (lasting * Drawn(random)), second = common + (lasting * Drawn(random));
        double own = Math.Sqrt(1 - _shared - _lasting);
        var drawn = new (bool, bool)[answers];
        for (int at = 0; at < answers; at++)
        {
            drawn[at] = (
                first + (own * Drawn(random)) < _firstMark, second + (own * Drawn(random)) < _secondMark);
        }

        return drawn;
    }

    // How often two answers are both right that share so much of the difficulty: given that part they are independent;
    // the midpoint rule over ±8 deviations.
    private static double Both(double one, double other, double shared)
    {
        double sum = 0, step = 16.0 / Steps, own = Math.Sqrt(1 - shared);
        for (int i = 0; i < Steps; i++)
        {
            double z = -8 + ((i + 0.5) * step), common = Math.Sqrt(shared) * z;
            double density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            sum += density * step * Normal.Below((one - common) / own) * Normal.Below((other - common) / own);
        }

        return sum;
    }

    private static double Drawn(Random random) => Normal.Quantile(1 - random.NextDouble());
}
