namespace Pointsman;

/// <summary>Where values lie on an axis, and which of them are written beside it.</summary>
internal sealed class ChartScale
{
    // Values that span more than this are drawn by their logarithm, or the small ones would lie on each other.
    private const double WideSpan = 20;
    private const int MostTicks = 6;

    // What is smaller is drawn as nothing.
    private const double Smallest = 1e-15;

    private readonly double _low;
    private readonly double _high;
    private readonly double _from;
    private readonly double _to;
    private readonly bool _logarithmic;

    private ChartScale(double low, double high, bool logarithmic, IReadOnlyList<double> ticks, double from, double to)
    {
        _low = low;
        _high = high;
        _logarithmic = logarithmic;
        _from = from;
        _to = to;
        Ticks = ticks;
    }

    /// <summary>The values that are written beside the axis.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis from place to place that holds all values; those that cannot be drawn do not count.</summary>
    public static ChartScale Of(IEnumerable<double> values, ChartUnit unit, double from, double to)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values.Where(ChartNumbers.IsDrawable))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low > high)
        {
            (low, high) = (0, 1);
        }

        return unit is ChartUnit.Seconds or ChartUnit.Dollars && low > Smallest && high / low > WideSpan
            ? Logarithmic(low, high, from, to)
            : Linear(low, high, unit, from, to);
    }

    /// <summary>Where a value lies, never outside of the axis.</summary>
    public double At(double value)
    {
        double share = _logarithmic
            ? Math.Log10(Math.Max(value, _low) / _low) / Math.Log10(_high / _low)
            : (value - _low) / (_high - _low);
        return _from + (Math.Clamp(share, 0, 1) * (_to - _from));
    }

    private static ChartScale Linear(double low, double high, ChartUnit unit, double from, double to)
    {
        // Amounts begin at nothing; shares close together may be looked at closely.
        if (unit is ChartUnit.Seconds or ChartUnit.Dollars && low >= 0)
        {
            (low, high) = (0, high <= Smallest ? 1 : high);
        }

        if (high - low <= Math.Max(Smallest, Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9))
        {
            double room = Math.Abs(low) <= Smallest ? 1 : Math.Abs(low) / 2;
            (low, high) = (low - room, high + room);
        }

        double step = Step((high - low) / (MostTicks - 1));
        long first = (long)Math.Floor((low / step) + 1e-9), last = (long)Math.Ceiling((high / step) - 1e-9);
        if (unit == ChartUnit.Share)
        {
            first = Math.Max(first, 0);
            last = Math.Min(last, (long)Math.Round(1 / step));
            last = Math.Max(last, first + 1);
        }

        double[] ticks = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(at => (first + at) * step)];
        return new ChartScale(ticks[0], ticks[^1], logarithmic: false, ticks, from, to);
    }

    private static ChartScale Logarithmic(double low, double high, double from, double to)
    {
        int first = (int)Math.Floor(Math.Log10(low) + 1e-9), last = (int)Math.Ceiling(Math.Log10(high) - 1e-9);
        int every = Math.Max(1, (int)Math.Ceiling((last - first) / (double)(MostTicks - 1)));
        double[] ticks = [.. Enumerable.Range(first, last - first + 1)
            .Where(power => (power - first) % every == 0).Select(power => Math.Pow(10, power))];
        return new ChartScale(Math.Pow(10, first), Math.Pow(10, last), logarithmic: true, ticks, from, to);
    }

    // The next of 1, 2, 5, 10… above a width.
    private static double Step(double least)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return least <= unit * (1 + 1e-9) ? unit
            : least <= 2 * unit ? 2 * unit
            : least <= 5 * unit ? 5 * unit
            : 10 * unit;
    }
}
