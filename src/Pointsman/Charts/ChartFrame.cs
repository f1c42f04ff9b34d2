namespace Pointsman;

/// <summary>What all charts have around their data: axes, their numbers, and what the series are called.</summary>
internal static class ChartFrame
{
    /// <summary>So wide that its letters can be read on a phone, which shows it hardly smaller.</summary>
    public const double Width = 400;

    public const double Top = 10;
    public const double Right = 380;

    private const double LegendLine = 18;
    private const double LetterWidth = 6.9;
    private const int LongestName = 52;

    /// <summary>How wide a text is drawn, about.</summary>
    public static double WidthOf(string text) => text.Length * LetterWidth;

    public static void XAxis(SvgDrawing svg, ChartScale scale, ChartAxis axis, double top, double bottom, double left)
    {
        double last = double.NegativeInfinity;
        foreach (double tick in scale.Ticks)
        {
            double x = scale.At(tick);
            svg.Line(x, top, x, bottom, "class=\"pm-grid\" stroke=\"#d5dae1\"");
            string text = ChartNumbers.Tick(tick, axis.Unit);
            double half = WidthOf(text) / 2;
            double middle = Math.Clamp(x, half, Width - half);
            if (middle - half > last + 4)
            {
                svg.Text(middle, bottom + 17, text, "class=\"pm-tick\" fill=\"#4d5b6b\" text-anchor=\"middle\"");
                last = middle + half;
            }
        }

        svg.Text(
            (left + Right) / 2, bottom + 35, axis.Label, "class=\"pm-label\" fill=\"#1c2530\" text-anchor=\"middle\"");
    }

    public static void YAxis(SvgDrawing svg, ChartScale scale, ChartAxis axis, double left, IEnumerable<double> ticks)
    {
        foreach (double tick in ticks)
        {
            double y = scale.At(tick);
            svg.Line(left, y, Right, y, "class=\"pm-grid\" stroke=\"#d5dae1\"");
            svg.Text(
                left - 6, y + 4, ChartNumbers.Tick(tick, axis.Unit),
                "class=\"pm-tick\" fill=\"#4d5b6b\" text-anchor=\"end\"");
        }
    }

    /// <summary>The names of the series in as many lines as they need.</summary>
    public static void Legend(SvgDrawing svg, IReadOnlyList<string> names, double top)
    {
        foreach ((int series, string name, double x, double y) in Placed(names))
        {
            svg.Open(ChartSeries.Class(series));
            svg.Marker(series, x + 6, top + y);
            svg.Text(x + 16, top + y + 4, name, "class=\"pm-label\" fill=\"#1c2530\"");
            svg.Close();
        }
    }

    public static double LegendHeight(IReadOnlyList<string> names) =>
        names.Count == 0 ? 0 : Placed(names).Last().Y + LegendLine;

    public static void Nothing(SvgDrawing svg, double height) => svg.Text(
        Width / 2, height / 2, "Nothing was measured.", "class=\"pm-tick\" fill=\"#4d5b6b\" text-anchor=\"middle\"");

    private static IEnumerable<(int Series, string Name, double X, double Y)> Placed(IReadOnlyList<string> names)
    {
        double x = 8, y = LegendLine / 2;
        for (int series = 0; series < names.Count; series++)
        {
            string name = MarkupText.CutInside(names[series], LongestName);
            double width = 30 + WidthOf(name);
            if (x > 8 && x + width > Width)
            {
                (x, y) = (8, y + LegendLine);
            }

            yield return (series, name, x, y);
            x += width;
        }
    }
}
