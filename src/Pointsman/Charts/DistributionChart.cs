namespace Pointsman;

/// <summary>How values are spread: for each value, the share that does not pass it.</summary>
public static class DistributionChart
{
    private const double Left = 50;
    private const double Bottom = 250;

    // A curve has no more corners than can be seen, however many values there are.
    private const int MostCorners = 120;

    private static readonly double[] Shares = [0, 0.25, 0.5, 0.75, 0.95];

    /// <summary>Draws a curve for each series; a value that is no number is left out.</summary>
    public static string Svg(ChartCaption caption, ChartAxis across, IReadOnlyList<DistributionSeries> series)
    {
        string[] names = [.. series.Select(one => one.Name)];
        double height = Bottom + 44 + ChartFrame.LegendHeight(names);
        var svg = new SvgDrawing(caption, ChartFrame.Width, height);
        double[][] sorted = [.. series.Select(one => one.Values.Where(ChartNumbers.IsDrawable).Order().ToArray())];
        if (sorted.All(values => values.Length == 0))
        {
            ChartFrame.Nothing(svg, height);
            return svg.ToString();
        }

        ChartScale x = ChartScale.Of(
            sorted.Where(values => values.Length > 0).SelectMany(values => new[] { values[0], values[^1] }),
            across.Unit, Left, ChartFrame.Right);
        ChartScale y = ChartScale.Of([0, 1], ChartUnit.Share, Bottom, ChartFrame.Top);
        ChartFrame.XAxis(svg, x, across, ChartFrame.Top, Bottom, Left);
        ChartFrame.YAxis(svg, y, new ChartAxis("", ChartUnit.Share), Left, Shares);
        for (int at = 0; at < sorted.Length; at++)
        {
            if (sorted[at].Length > 0)
            {
                Curve(svg, at, names[at], sorted[at], (x, y, across.Unit));
            }
        }

        ChartFrame.Legend(svg, names, Bottom + 44);
        return svg.ToString();
    }

    private static void Curve(
        SvgDrawing svg, int series, string name, double[] sorted, (ChartScale X, ChartScale Y, ChartUnit Unit) on)
    {
        double half = Percentile.OfSorted(sorted, 0.5), most = Percentile.OfSorted(sorted, 0.95);
        svg.Open(
            ChartSeries.Class(series),
            $"{name}: half within {ChartNumbers.Said(half, on.Unit)}, 95 % within {ChartNumbers.Said(most, on.Unit)}");
        int corners = Math.Min(MostCorners, sorted.Length);
        svg.Path(
            Enumerable.Range(0, corners + 1).Select(at =>
            {
                double share = (double)at / corners;
                return (on.X.At(Percentile.OfSorted(sorted, share)), on.Y.At(share));
            }),
            ChartSeries.Stroke(series));
        svg.Marker(series, on.X.At(half), on.Y.At(0.5));
        svg.Marker(series, on.X.At(most), on.Y.At(0.95));
        svg.Close();
    }
}
