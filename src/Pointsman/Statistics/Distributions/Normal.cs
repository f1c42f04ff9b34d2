namespace Pointsman;

/// <summary>The normal distribution.</summary>
public static class Normal
{
    /// <summary>The share of a standard normal distribution that lies below <paramref name="z"/>.</summary>
    /// <remarks>
    /// By W. J. Cody's rational approximations of erfc (Mathematics of Computation 23, 1969), accurate to 15 digits, in
    /// the tails too.
    /// </remarks>
    public static double Below(double z) => 0.5 * Erfc(-z / Math.Sqrt(2.0));

    /// <summary>The point below which the share <paramref name="below"/> lies; R's <c>qnorm(below)</c>.</summary>
    /// <remarks>Found by halving on the tail, so it is as accurate as <see cref="Below"/> is.</remarks>
    public static double Quantile(double below)
    {
        Require.Share(below);
        double tail = Math.Min(below, 1 - below);
        if (tail is 0 or 0.5)
        {
            return tail > 0 ? 0 : below > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }

        double z = Crossing.OnLadder(0, 64, at => Below(-at) <= tail);
        return below < 0.5 ? -z : z;
    }

    private static double Erfc(double x)
    {
        double size = Math.Abs(x);
        if (size <= 0.46875)
        {
            return 1.0 - Erf(x);
        }

        double value = size <= 4.0 ? Middle(size) : Tail(size);
        return x < 0 ? 2.0 - value : value;
    }

    private static double Erf(double x)
    {
        double y = x * x;
        double top = 1.85777706184603153e-1;
        ReadOnlySpan<double> a =
            [3.16112374387056560e0, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3];
        ReadOnlySpan<double> b =
            [2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];
        double bottom = 1.0;
        for (int i = 0; i < a.Length; i++)
        {
            top = (top * y) + a[i];
            bottom = (bottom * y) + b[i];
        }

        return x * top / bottom;
    }

    private static double Middle(double x)
    {
        ReadOnlySpan<double> c =
        [
            5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1, 2.98635138197400131e2,
            8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
        ];
        ReadOnlySpan<double> d =
        [
            1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
            3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
        ];
        double top = 2.15311535474403846e-8;
        double bottom = 1.0;
        for (int i = 0; i < c.Length; i++)
        {
            top = (top * x) + c[i];
            bottom = (bottom * x) + d[i];
        }

        return Math.Exp(-x * x) * top / bottom;
    }

    private static double Tail(double x)
    {
        double y = 1.0 / (x * x);
        ReadOnlySpan<double> p =
        [
            3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2,
            6.58749161529837803e-4,
        ];
        ReadOnlySpan<double> q =
        [
            2.56852019228982242e0, 1.87295284992346725e0, 5.27905102951428412e-1, 6.05183413124413191e-2,
            2.33520497626869185e-3,
        ];
        double top = 1.63153871373020978e-2;
        double bottom = 1.0;
        for (int i = 0; i < p.Length; i++)
        {
            top = (top * y) + p[i];
            bottom = (bottom * y) + q[i];
        }

        const double OneOverRootPi = 5.6418958354775628695e-1;
        return Math.Exp(-x * x) * (OneOverRootPi - (y * top / bottom)) / x;
    }
}
