namespace Pointsman.Evaluation;

/// <summary>The charts of a run's page.</summary>
internal static class HtmlCharts
{
    private const int MostSaid = 12;

    /// <summary>The charts of the arms of a matrix, and what was measured of each.</summary>
    public static IEnumerable<string> Of(Matrix matrix, IReadOnlyList<ArmMetrics> arms)
    {
        yield return QualityByCost(arms);
        yield return Latencies(matrix.Columns, arms);
        yield return Categories(arms);
    }

    private static string QualityByCost(IReadOnlyList<ArmMetrics> arms)
    {
        ScatterPoint[] points = [.. arms.Select(arm => new ScatterPoint(
            ArmLabel.Of(arm.Arm), arm.CostPerAnswer is { } cost ? (double)cost.Amount : double.NaN,
            arm.Accuracy?.Value ?? double.NaN, arm.Accuracy?.Low ?? double.NaN, arm.Accuracy?.High ?? double.NaN))];
        string frontier = string.Join(", ", ScatterChart.Frontier(points).Select(at => points[at].Name));
        string unknown = string.Join(", ", arms.Where(arm => arm.CostPerAnswer is null || arm.Accuracy is null)
            .Select(arm => ArmLabel.Of(arm.Arm)));
        string said = (frontier.Length == 0
            ? ""
            : $"On the frontier, where no other is both better and cheaper: {frontier}. ")
            + (unknown.Length == 0 ? "" : $"Of unknown cost or accuracy, and not drawn: {unknown}.");
        return Figure(
            "Quality against cost", said.Trim(),
            ScatterChart.Svg(
                new ChartCaption("cost", "Accuracy against cost per answer", Said(arms.Select(arm =>
                    $"{ArmLabel.Of(arm.Arm)}: {ReportFigures.Share(arm.Accuracy)}, "
                    + ReportFigures.Money(arm.CostPerAnswer)))),
                new ChartAxis("Cost per answer", ChartUnit.Dollars), new ChartAxis("Accuracy", ChartUnit.Share),
                points));
    }

    private static string Latencies(IReadOnlyList<MatrixColumn> columns, IReadOnlyList<ArmMetrics> arms)
    {
        DistributionSeries[] series = [.. columns.Select(column => new DistributionSeries(column.Label,
        [
            .. from one in column.Run.Cases
               from repeat in Enumerable.Range(0, column.Run.Header.Repeats)
               let latency = column.Run[new Cell(one.Index, column.Arm, repeat)]?.Answer?.Latency
               where latency is not null
               select latency.Value.TotalSeconds,
        ]))];
        return Figure(
            "Latency",
            "The share of answers that ended within the time; the signs stand at p50 and p95.",
            DistributionChart.Svg(
                new ChartCaption("latency", "Distribution of latencies", Said(arms.Select(arm =>
                    $"{ArmLabel.Of(arm.Arm)}: p50 {ReportFigures.Seconds(arm.Latency?.P50)}, p95 "
                    + ReportFigures.Seconds(arm.Latency?.P95)))),
                new ChartAxis("Time to the end of an answer", ChartUnit.Seconds), series));
    }

    private static string Categories(IReadOnlyList<ArmMetrics> arms)
    {
        string[] names = [.. arms.SelectMany(arm => arm.Categories).Select(group => group.Name).Distinct()
            .Order(StringComparer.Ordinal)];
        IntervalGroup[] groups =
        [
            new("All cases", [.. arms.Select(arm => arm.Accuracy)]),
            .. names.Select(name => new IntervalGroup(
                ArmTables.GroupName(name),
                [.. arms.Select(arm => arm.Categories.FirstOrDefault(group => group.Name == name)?.Accuracy)])),
        ];
        return Figure(
            names.Length == 0 ? "Accuracy" : "Accuracy by category",
            "Bars are 95 % intervals.",
            IntervalChart.Svg(
                new ChartCaption("category", "Accuracy with its interval, by category", Said(arms.Select(arm =>
                    $"{ArmLabel.Of(arm.Arm)}: {ReportFigures.Share(arm.Accuracy)}"))),
                new ChartAxis("Accuracy", ChartUnit.Share), [.. arms.Select(arm => ArmLabel.Of(arm.Arm))], groups));
    }

    private static string Said(IEnumerable<string> arms)
    {
        string[] all = [.. arms];
        return string.Join("; ", all.Take(MostSaid)) + (all.Length > MostSaid ? "; and more, in the table." : ".");
    }

    private static string Figure(string title, string caption, string svg) =>
        $"<figure><h3>{MarkupText.Of(title)}</h3>\n{svg}<figcaption>{MarkupText.Of(caption)}</figcaption></figure>\n";
}
