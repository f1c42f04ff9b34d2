namespace Pointsman;

/// <summary>Points by two measures, what is good upwards and what is dear to the right, with the frontier.</summary>
public static class ScatterChart
{
    private const double Left = 58;
    private const double Bottom = 250;

    /// <summary>
    /// The points that no other beats in both measures, by place in the list, the cheapest first: those among which a
    /// choice is one of taste.
    /// </summary>
    public static IReadOnlyList<int> Frontier(IReadOnlyList<ScatterPoint> points)
    {
        var frontier = new List<int>();
        foreach (int at in Enumerable.Range(0, points.Count).Where(at => IsDrawable(points[at]))
            .OrderBy(at => points[at].X).ThenByDescending(at => points[at].Y))
        {
            if (frontier.Count == 0 || points[at].Y > points[frontier[^1]].Y)
            {
                frontier.Add(at);
            }
        }

        return frontier;
    }

    /// <summary>Draws points; one with a value that is no number is left out.</summary>
    public static string Svg(ChartCaption caption, ChartAxis across, ChartAxis up, IReadOnlyList<ScatterPoint> points)
    {
        string[] names = [.. points.Select(point => point.Name)];
        double height = Bottom + 44 + ChartFrame.LegendHeight(names);
        var svg = new SvgDrawing(caption, ChartFrame.Width, height);
        ScatterPoint[] drawn = [.. points.Where(IsDrawable)];
        if (drawn.Length == 0)
        {
            ChartFrame.Nothing(svg, height);
            return svg.ToString();
        }

        ChartScale x = ChartScale.Of(drawn.Select(point => point.X), across.Unit, Left, ChartFrame.Right);
        ChartScale y = ChartScale.Of(
            drawn.SelectMany(point => new[] { point.Low, point.Y, point.High }), up.Unit, Bottom, ChartFrame.Top);
        ChartFrame.XAxis(svg, x, across, ChartFrame.Top, Bottom, Left);
        ChartFrame.YAxis(svg, y, up, Left, y.Ticks);
        IReadOnlyList<int> frontier = Frontier(points);
        svg.Path(
            Stairs([.. frontier.Select(at => (x.At(points[at].X), y.At(points[at].Y)))]),
            "class=\"pm-frontier\" stroke=\"#4d5b6b\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"");
        for (int at = 0; at < points.Count; at++)
        {
            if (IsDrawable(points[at]))
            {
                Point(svg, at, points[at], x, y, (across, up, frontier.Contains(at)));
            }
        }

        ChartFrame.Legend(svg, names, Bottom + 44);
        return svg.ToString();
    }

    private static bool IsDrawable(ScatterPoint point) =>
        ChartNumbers.IsDrawable(point.X) && ChartNumbers.IsDrawable(point.Y);

    // What a budget buys stays the same until the next better one can be paid.
    private static IEnumerable<(double X, double Y)> Stairs((double X, double Y)[] corners)
    {
        for (int at = 0; at < corners.Length; at++)
        {
            if (at > 0)
            {
                yield return (corners[at].X, corners[at - 1].Y);
            }

            yield return corners[at];
        }

        yield return (ChartFrame.Right, corners[^1].Y);
    }

    private static void Point(
        SvgDrawing svg, int series, ScatterPoint point, ChartScale x, ChartScale y,
        (ChartAxis Across, ChartAxis Up, bool OnFrontier) how)
    {
        string said = $"{point.Name}: {ChartNumbers.Said(point.Y, how.Up.Unit)} "
            + $"({ChartNumbers.Said(point.Low, how.Up.Unit)} to {ChartNumbers.Said(point.High, how.Up.Unit)}), "
            + ChartNumbers.Said(point.X, how.Across.Unit) + (how.OnFrontier ? ", on the frontier" : "");
        svg.Open(ChartSeries.Class(series), said);
        double across = x.At(point.X);
        if (ChartNumbers.IsDrawable(point.Low) && ChartNumbers.IsDrawable(point.High))
        {
            svg.Line(
                across, y.At(point.Low), across, y.At(point.High),
                $"class=\"pm-line\" stroke=\"{ChartSeries.Colour(series)}\" stroke-width=\"2\" stroke-opacity=\"0.6\"");
        }

        svg.Marker(series, across, y.At(point.Y), 6);
        svg.Close();
    }
}
