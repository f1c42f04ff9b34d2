namespace Pointsman;

/// <summary>
/// Whether two models are right equally often on the same cases, by the cases in which they differ: if they are, each
/// of those falls either way as a coin does (Q. McNemar, Psychometrika 12, 1947).
/// </summary>
public static class McNemar
{
    /// <summary>
    /// The exact test: that of a fair coin. The statistic is the smaller count, as in statsmodels'
    /// <c>mcnemar(exact=True)</c>.
    /// </summary>
    /// <param name="firstOnly">Cases that only the first got right.</param>
    /// <param name="secondOnly">Cases that only the second got right.</param>
    public static TestResult Exact(int firstOnly, int secondOnly)
    {
        (int few, int all) = Checked(firstOnly, secondOnly);
        return new TestResult(few, Math.Min(1, 2 * Binomial.AtMost(few, all, 0.5))) { IsExact = true };
    }

    /// <summary>
    /// The exact test with what was found itself counted half (Fagerland, Lydersen and Laake, BMC Medical Research
    /// Methodology 13:91, 2013). The one to report: the exact test finds too little, this one hardly ever too much.
    /// </summary>
    public static TestResult MidP(int firstOnly, int secondOnly)
    {
        (int few, int all) = Checked(firstOnly, secondOnly);
        double p = (2 * Binomial.AtMost(few, all, 0.5)) - Binomial.At(few, all, 0.5);
        return new TestResult(few, firstOnly == secondOnly ? 1 : Math.Clamp(p, 0, 1)) { IsExact = true };
    }

    /// <summary>
    /// The chi-square test, (b − c)² / (b + c) with one degree of freedom; with the continuity correction of Edwards,
    /// (|b − c| − 1)² / (b + c), as R's <c>mcnemar.test</c> does by default.
    /// </summary>
    public static TestResult ChiSquared(int firstOnly, int secondOnly, bool continuity = true)
    {
        (_, int all) = Checked(firstOnly, secondOnly);
        double apart = Math.Abs((double)firstOnly - secondOnly);
        apart = Math.Max(0, apart - (continuity ? 1 : 0));
        double statistic = all == 0 ? 0 : apart * apart / all;
        return new TestResult(statistic, ChiSquare.Above(statistic, 1)) { Freedom = 1 };
    }

    private static (int Few, int All) Checked(int firstOnly, int secondOnly)
    {
        Require.AtLeast(firstOnly, 0);
        Require.AtLeast(secondOnly, 0);
        return (Math.Min(firstOnly, secondOnly), checked(firstOnly + secondOnly));
    }
}
