namespace Pointsman;

/// <summary>
/// Where the share of a whole lies that a sample was drawn from (E. B. Wilson, JASA 22, 1927). Half-right results may
/// count as halves: the interval is then wider than it need be, never narrower.
/// </summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    /// <summary>The interval that holds the share in 95 of 100 samples.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>
    /// Of <paramref name="right"/> among <paramref name="count"/>, at <paramref name="z"/> standard deviations.
    /// </summary>
    public static WilsonInterval Of(double right, double count, double z = Z95)
    {
        if (count <= 0)
        {
            return new WilsonInterval(0, 1);
        }

        double share = right / count, square = z * z;
        double middle = (share + (square / (2 * count))) / (1 + (square / count));
        double half = z / (1 + (square / count))
            * Math.Sqrt((share * (1 - share) / count) + (square / (4 * count * count)));

        // At an end the two terms are equal, and only rounding would part them.
        return new WilsonInterval(
            right <= 0 ? 0 : Math.Max(0, middle - half), right >= count ? 1 : Math.Min(1, middle + half));
    }
}
