using System.Globalization;

namespace Pointsman.Cli;

/// <summary>A fitted cascade for people: goal, curve, choice, what it is measured against, and what to paste.</summary>
internal static class CascadeFitText
{
    private const int MostRows = 16;
    private const int MostNames = 5;

    public static void Write(Screen screen, CascadeFit fit, string method)
    {
        WriteGoal(screen, fit);
        WriteCurve(screen, fit);
        CascadeChart.Write(screen, fit);
        if (fit.Chosen is not { } chosen)
        {
            screen.Line();
            screen.Line(NothingChosen(fit));
            WriteRivals(screen, fit);
            return;
        }

        WriteChoice(screen, fit, chosen);
        WriteRivals(screen, fit);
        screen.Line();
        screen.Heading("to paste below a route");
        foreach (string line in CascadeYaml.Of(fit.Steps, chosen, method).Split('\n'))
        {
            screen.Line($"  {line}");
        }
    }

    /// <summary>Why nothing is chosen, and what comes nearest.</summary>
    public static string NothingChosen(CascadeFit fit)
    {
        CascadePoint near = fit.Nearest!;
        string found = fit.Goal.Quality is { } target
            ? $"no thresholds are proven to be right in {Percent(target)}. Nearest: right in {Percent(near.Right)}, at "
                + $"least {Percent(near.RightAtLeast)}, for {Cost(near.Cost)}"
            : $"no thresholds are proven to cost at most {Cost(fit.Goal.Budget!.Value)}. Cheapest: {Cost(near.Cost)}, "
                + $"at most {Cost(near.CostAtMost)}, right in {Percent(near.Right)}";
        return $"{found} ({Thresholds(fit, near)}).\nMore cases narrow the bound; other steps or a better measure of "
            + "confidence move the curve.";
    }

    private static void WriteGoal(Screen screen, CascadeFit fit)
    {
        screen.Heading("goal");
        screen.Line(fit.Goal.Quality is { } target
            ? $"  right in at least {Percent(target)}, as cheaply as possible"
            : $"  at most {Cost(fit.Goal.Budget!.Value)} a request on average, as good as possible");
        string steps = string.Join(", ", fit.Steps);
        screen.Line($"  {Count(fit.Cases, "case")} of {Count(fit.Steps.Count, "step")}: {steps}");
        if (fit.Proving < fit.Cases)
        {
            screen.Line($"  {fit.Cases - fit.Proving} drew the path along which thresholds were tried, the other "
                + $"{fit.Proving} prove it");
        }

        if (fit.LeftOut.Count > 0)
        {
            string more = fit.LeftOut.Count > MostNames ? "…" : "";
            screen.Line($"  left out, since a step has no result: {Count(fit.LeftOut.Count, "case")} "
                + $"({string.Join(", ", fit.LeftOut.Take(MostNames))}{more})");
        }

        if (fit.Unmeasured > 0)
        {
            screen.Line($"  without confidence, so taken as not sure at all: {Count(fit.Unmeasured, "answer")}");
        }
    }

    private static void WriteCurve(Screen screen, CascadeFit fit)
    {
        screen.Line();
        screen.Heading("curve, on all cases: no other thresholds are as good for less");
        var table = new Table(
            [
                .. fit.Steps.SkipLast(1).Select(step => Column.Number($"{step} from")), Column.Number("right"),
                Column.Number("95 %"), Column.Number("a request"), .. fit.Steps.Select(step => Column.Number(step)),
            ]);
        int rows = Math.Min(MostRows, fit.Curve.Count);
        for (int i = 0; i < rows; i++)
        {
            CascadePoint point = fit.Curve[rows == 1 ? 0 : i * (fit.Curve.Count - 1) / (rows - 1)];
            table.Row([
                .. point.AcceptAt.Select(Threshold), Percent(point.Right), Interval(point.RightInterval),
                Cost(point.Cost), .. point.Shares.Select(share => Percent(share)),
            ]);
        }

        table.Write(screen);
        if (rows < fit.Curve.Count)
        {
            screen.Line(screen.Dim($"  {rows} of {fit.Curve.Count} points; --format json has them all"));
        }
    }

    private static void WriteChoice(Screen screen, CascadeFit fit, CascadePoint chosen)
    {
        screen.Line();
        screen.Heading("chosen");
        var table = new Table("", Column.Number(""), "")
            .Row("thresholds", Thresholds(fit, chosen))
            .Row("right", Percent(chosen.Right), $"{Interval(chosen.RightInterval)}, at least "
                + $"{Percent(chosen.RightAtLeast)} with 95 % certainty")
            .Row("a request", Cost(chosen.Cost), $"± {Cost(chosen.CostMargin)}");
        if (chosen.Milliseconds is { } time)
        {
            table.Row("it takes", $"{time.ToString("#,##0", CultureInfo.InvariantCulture)} ms");
        }

        for (int i = 0; i < fit.Steps.Count; i++)
        {
            table.Row($"{fit.Steps[i]} answers", Percent(chosen.Shares[i]));
        }

        table.Write(screen);
    }

    private static void WriteRivals(Screen screen, CascadeFit fit)
    {
        screen.Line();
        screen.Heading("beside it");
        var table = new Table(
            "", Column.Number("right"), Column.Number("95 %"), Column.Number("a request"),
            Column.Number("cascade more often right by"));
        foreach (CascadeRival rival in fit.Rivals)
        {
            table.Row(rival.Name, Percent(rival.Right), Interval(rival.RightInterval), Cost(rival.Cost),
                rival.Gain is { } gain ? $"{Points(gain)} ± {Points(rival.GainMargin!.Value)}" : "–");
        }

        table.Write(screen);
        screen.Line(screen.Dim("  oracle: knows beforehand which step is the cheapest that is right"));
    }

    private static string Thresholds(CascadeFit fit, CascadePoint point) =>
        string.Join(", ", point.AcceptAt.Select((one, i) => $"{fit.Steps[i]} {Threshold(one)}"));

    private static string Threshold(double acceptAt) => acceptAt switch
    {
        double.PositiveInfinity => "never",
        0 => "always",
        _ => acceptAt.ToString("0.00##########", CultureInfo.InvariantCulture),
    };

    private static string Interval(WilsonInterval interval) => $"{Percent(interval.Low)} – {Percent(interval.High)}";

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Points(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Cost(Usd amount) => amount.ToString();

    private static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,##0} {noun}{(number == 1 ? "" : "s")}");
}
