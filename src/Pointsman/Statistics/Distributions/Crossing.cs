namespace Pointsman;

/// <summary>Where a function that only rises, or only falls, passes a mark.</summary>
internal static class Crossing
{
    /// <summary>
    /// The smallest number of the range at which <paramref name="reached"/> holds. Positive doubles are ordered as
    /// their bits are, so halving the bits ends in 64 steps at the very number, near 0 as well as far from it.
    /// </summary>
    public static double OnLadder(double low, double high, Func<double, bool> reached)
    {
        long below = BitConverter.DoubleToInt64Bits(low), above = BitConverter.DoubleToInt64Bits(high);
        while (above - below > 1)
        {
            long middle = below + ((above - below) / 2);
            (below, above) = reached(BitConverter.Int64BitsToDouble(middle)) ? (below, middle) : (middle, above);
        }

        return BitConverter.Int64BitsToDouble(above);
    }

    /// <summary>The same on a range that may go through 0, by halving it until nothing lies between its ends.</summary>
    public static double Between(double low, double high, Func<double, bool> reached)
    {
        for (int i = 0; i < 200; i++)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = reached(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    /// <summary>
    /// Where a smooth function that rises passes 0, below at one end and not at the other: straight lines between the
    /// ends, one end's value halved when it stays twice (the Illinois method; Dowell and Jarratt, BIT 11, 1971). In
    /// some ten steps, for functions that cost something.
    /// </summary>
    public static double OfSmooth(double low, double high, Func<double, double> function)
    {
        double atLow = function(low), atHigh = function(high);
        for (int i = 0, stayed = 0; i < 100 && high - low > 1e-13 * high; i++)
        {
            double middle = low - (atLow * (high - low) / (atHigh - atLow)), at = function(middle);
            if (at == 0)
            {
                return middle;
            }

            if (at < 0)
            {
                (low, atLow) = (middle, at);
                atHigh = stayed < 0 ? atHigh / 2 : atHigh;
                stayed = -1;
            }
            else
            {
                (high, atHigh) = (middle, at);
                atLow = stayed > 0 ? atLow / 2 : atLow;
                stayed = 1;
            }

            if (Math.Abs(at) < 1e-14)
            {
                return middle;
            }
        }

        return high;
    }
}
