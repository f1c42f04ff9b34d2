using System.Globalization;

namespace Pointsman;

/// <summary>Numbers as charts write them, the same in every language.</summary>
internal static class ChartNumbers
{
    /// <summary>Beyond this nothing is drawn: no measure of a run is as large.</summary>
    public const double Largest = 1e15;

    public static bool IsDrawable(double value) => double.IsFinite(value) && Math.Abs(value) <= Largest;

    /// <summary>A place in the drawing, to a tenth.</summary>
    public static string Place(double value) =>
        (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A number beside an axis.</summary>
    public static string Tick(double value, ChartUnit unit) => unit switch
    {
        ChartUnit.Share => Plain(100 * value) + " %",
        ChartUnit.Seconds => Math.Abs(value) is > 0 and < 1 ? Plain(1000 * value) + " ms" : Plain(value) + " s",
        ChartUnit.Dollars => new Usd((decimal)value).ToString(),
        _ => Plain(value),
    };

    /// <summary>A number in a sentence, with three digits that count.</summary>
    public static string Said(double value, ChartUnit unit)
    {
        if (!IsDrawable(value))
        {
            return "unknown";
        }

        double scaled = unit == ChartUnit.Share ? value : Significant(value);
        return unit == ChartUnit.Share ? (100 * value).ToString("0.0", CultureInfo.InvariantCulture) + " %"
            : Tick(scaled, unit);
    }

    private static double Significant(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 2);
        double rounded = Math.Round(value / unit) * unit;
        return double.IsFinite(rounded) ? rounded : 0;
    }

    private static string Plain(double value) =>
        (Math.Round(value, 9) + 0.0).ToString("#,##0.#########", CultureInfo.InvariantCulture);
}
