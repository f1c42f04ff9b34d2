using System.Globalization;

namespace Pointsman;

/// <summary>Estimates with their intervals, group below group: those whose bars lie apart differ.</summary>
public static class IntervalChart
{
    /// <summary>The most groups that are drawn; a line says how many more there are.</summary>
    public const int MostGroups = 24;

    private const double Left = 12;
    private const double GroupTitle = 18;
    private const double Bar = 13;
    private const double Gap = 8;
    private const int LongestName = 48;

    /// <summary>Draws groups; an estimate that is no number is left out.</summary>
    public static string Svg(
        ChartCaption caption, ChartAxis across, IReadOnlyList<string> series, IReadOnlyList<IntervalGroup> groups)
    {
        IntervalGroup[] shown = [.. groups.Take(MostGroups)];
        double top = ChartFrame.LegendHeight(series) + 6;
        double each = GroupTitle + (series.Count * Bar) + Gap;
        double bottom = top + Math.Max(60, shown.Length * each);
        double height = bottom + (groups.Count > shown.Length ? 62 : 44);
        var svg = new SvgDrawing(caption, ChartFrame.Width, height);
        ConfidenceInterval[] known = [.. shown.SelectMany(group => group.Intervals).OfType<ConfidenceInterval>()
            .Where(IsDrawable)];
        ChartFrame.Legend(svg, series, 0);
        if (known.Length == 0)
        {
            ChartFrame.Nothing(svg, top + bottom);
            return svg.ToString();
        }

        ChartScale x = ChartScale.Of(
            known.SelectMany(one => new[] { one.Low, one.Value, one.High }), across.Unit, Left, ChartFrame.Right);
        ChartFrame.XAxis(svg, x, across, top, bottom, Left);
        for (int at = 0; at < shown.Length; at++)
        {
            Group(svg, shown[at], top + (at * each), (x, across.Unit, series));
        }

        if (groups.Count > shown.Length)
        {
            svg.Text(
                Left, bottom + 54,
                string.Create(CultureInfo.InvariantCulture, $"{groups.Count - shown.Length:N0} more are in the table."),
                "class=\"pm-tick\" fill=\"#4d5b6b\"");
        }

        return svg.ToString();
    }

    private static bool IsDrawable(ConfidenceInterval one) =>
        ChartNumbers.IsDrawable(one.Value) && ChartNumbers.IsDrawable(one.Low) && ChartNumbers.IsDrawable(one.High);

    private static void Group(
        SvgDrawing svg, IntervalGroup group, double top, (ChartScale X, ChartUnit Unit, IReadOnlyList<string> Names) on)
    {
        svg.Text(
            Left, top + 13, MarkupText.Cut(group.Name, LongestName),
            "class=\"pm-label pm-over\" fill=\"#1c2530\" font-weight=\"600\"");
        for (int series = 0; series < Math.Min(on.Names.Count, group.Intervals.Count); series++)
        {
            if (group.Intervals[series] is { } one && IsDrawable(one))
            {
                double y = top + GroupTitle + (series * Bar) + (Bar / 2);
                svg.Open(
                    ChartSeries.Class(series),
                    $"{group.Name}, {on.Names[series]}: {ChartNumbers.Said(one.Value, on.Unit)} "
                    + $"({ChartNumbers.Said(one.Low, on.Unit)} to {ChartNumbers.Said(one.High, on.Unit)})");
                svg.Line(
                    on.X.At(one.Low), y, on.X.At(one.High), y,
                    $"class=\"pm-line\" stroke=\"{ChartSeries.Colour(series)}\" stroke-width=\"3\" "
                    + "stroke-opacity=\"0.6\"");
                svg.Marker(series, on.X.At(one.Value), y, 4.5);
                svg.Close();
            }
        }
    }
}
