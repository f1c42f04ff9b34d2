namespace Pointsman;

/// <summary>
/// How a sum is spread whose terms have a sign each that a fair coin chose, without drawing any: counted where all
/// terms are whole steps of one size, as shares of repeats and sums of clusters are, else by its saddle point.
/// </summary>
internal static class SignSums
{
    /// <summary>
    /// Terms of one size that weigh as much as these, (Σ s²)² / Σ s⁴, are enough for the saddle point: it is then wrong
    /// by less than 1 % of a p-value. With fewer a single term shapes the whole.
    /// </summary>
    public const double Enough = 100;

    private const double MostSteps = 1_000;
    private const double MostWork = 50_000_000;

    /// <summary>
    /// The chance of a sum that is at least as large, counted; null where the terms have no step in common, or counting
    /// would take too long.
    /// </summary>
    public static double? Counted(double[] terms, double sum)
    {
        double largest = Largest(terms);
        if (largest == 0 || StepOf(terms, largest) is not { } step)
        {
            return largest == 0 ? sum <= 0 ? 1 : 0 : null;
        }

        var counts = new SortedDictionary<int, int>();
        int total = 0;
        foreach (double term in terms)
        {
            int steps = (int)Math.Round(Math.Abs(term) / step);
            counts[steps] = counts.GetValueOrDefault(steps) + (steps > 0 ? 1 : 0);
            total += steps;
        }

        // Terms of one size: how many of them are above 0 is binomial.
        double[] chances = [1];
        double work = 0;
        foreach ((int steps, int count) in counts.Where(one => one.Key > 0))
        {
            work += (double)chances.Length * count;
            if (work > MostWork)
            {
                return null;
            }

            chances = With(chances, steps, count);
        }

        // With x steps above 0 the sum is 2x − total.
        int least = (int)Math.Ceiling(((Math.Round(sum / step) + total) / 2) - 1e-9);
        return Math.Min(1, Moments.Sum(chances.AsSpan(Math.Clamp(least, 0, total + 1))));
    }

    /// <summary>Whether terms are alike enough for <see cref="BySaddle"/>.</summary>
    public static bool AreMany(double[] terms)
    {
        double squares = 0, fourths = 0, largest = Largest(terms);
        foreach (double term in terms)
        {
            double square = term / largest * (term / largest);
            squares += square;
            fourths += square * square;
        }

        return largest > 0 && squares * squares >= Enough * fourths;
    }

    /// <summary>
    /// The chance of a sum that is at least as large, from the saddle point of Σ log cosh(s t) (Lugannani and Rice,
    /// Advances in Applied Probability 12, 1980, in Barndorff-Nielsen's form; for this test Robinson, JRSS B 44, 1982).
    /// </summary>
    public static double BySaddle(double[] terms, double sum)
    {
        if (sum <= 0)
        {
            return sum == 0 ? 0.5 : 1 - BySaddle(terms, -sum);
        }

        double scale = Largest(terms), wanted = sum / scale, t = 0;
        (double log, double slope, double bend) = Generating(terms, scale, t);
        // The slope rises ever more slowly, so that Newton's steps never go past the mark.
        for (int i = 0; i < 200 && wanted - slope > 1e-12 * wanted; i++)
        {
            t += (wanted - slope) / bend;
            (log, slope, bend) = Generating(terms, scale, t);
            if (bend <= 1e-300 || t > 1e3 * terms.Length)
            {
                // All terms above 0, or all but the smallest.
                return Math.Pow(0.5, terms.Count(term => term != 0));
            }
        }

        double r = Math.Sqrt(Math.Max(0, 2 * ((t * wanted) - log))), u = t * Math.Sqrt(bend);
        return r < 1e-4 ? Normal.Below(-r) : Normal.Below(-(r + (Math.Log(u / r) / r)));
    }

    private static (double Log, double Slope, double Bend) Generating(double[] terms, double scale, double t)
    {
        double log = 0, slope = 0, bend = 0;
        foreach (double term in terms)
        {
            double size = Math.Abs(term) / scale, tail = Math.Exp(-2 * size * t);
            double tanh = (1 - tail) / (1 + tail);
            log += (size * t) + Math.Log((1 + tail) / 2);
            slope += size * tanh;
            bend += size * size * (1 - (tanh * tanh));
        }

        return (log, slope, bend);
    }

    private static double[] With(double[] chances, int steps, int count)
    {
        double[] next = new double[chances.Length + (steps * count)];
        for (int above = 0; above <= count; above++)
        {
            double chance = Binomial.At(above, count, 0.5);
            for (int x = 0; chance > 0 && x < chances.Length; x++)
            {
                next[x + (steps * above)] += chance * chances[x];
            }
        }

        return next;
    }

    // The largest number of which all terms are multiples, but for what adding rounds off, by Euclid's algorithm.
    private static double? StepOf(double[] terms, double largest)
    {
        double near = 1e-9 * largest, step = largest;
        foreach (double term in terms)
        {
            double rest = Math.Abs(term);
            while (rest > near)
            {
                double over = step % rest;
                (step, rest) = (rest, rest - over < near ? 0 : over);
            }

            if (step * MostSteps < largest)
            {
                return null;
            }
        }

        return terms.All(term => Math.Abs((term / step) - Math.Round(term / step)) < 1e-5) ? step : null;
    }

    private static double Largest(double[] terms)
    {
        double largest = 0;
        foreach (double term in terms)
        {
            largest = Math.Max(largest, Math.Abs(term));
        }

        return largest;
    }
}
