using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>A verdict in words, the same wherever it is shown.</summary>
public static class VerdictText
{
    /// <summary>The kind in words: <c>not worse</c>; with the cases that are missing where it is undecided.</summary>
    public static string Kind(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Better => verdict.Metric switch
        {
            ComparedMetric.Latency => "faster", ComparedMetric.Cost => "cheaper", _ => "better",
        },
        VerdictKind.NotWorse => verdict.Metric switch
        {
            ComparedMetric.Latency => "not slower", ComparedMetric.Cost => "not dearer", _ => "not worse",
        },
        VerdictKind.Worse => verdict.Metric switch
        {
            ComparedMetric.Latency => "slower", ComparedMetric.Cost => "dearer", _ => "worse",
        },
        _ => verdict.MoreCases is { } more
            ? $"inconclusive: needs about {Figures.Count(Rounded(more), "more case")}"
            : "inconclusive",
    };

    /// <summary>The difference with its interval: <c>+3.1 points (+0.4 to +5.9)</c>.</summary>
    public static string Gain(Verdict verdict)
    {
        ConfidenceInterval gain = verdict.Gain;
        return verdict.Metric switch
        {
            ComparedMetric.Accuracy => string.Create(
                CultureInfo.InvariantCulture,
                $"{100 * gain.Value:+0.0;-0.0;0.0} points "
                + $"({100 * gain.Low:+0.0;-0.0;0.0} to {100 * gain.High:+0.0;-0.0;0.0})"),
            ComparedMetric.Latency => string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Exp(-gain.Value):0.00} × the time ({Math.Exp(-gain.High):0.00} to {Math.Exp(-gain.Low):0.00})"),
            _ when verdict.IsBesideFree => "costs, where the baseline is free",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{1 - gain.Value:0.00} × the cost ({Math.Max(0, 1 - gain.High):0.00} to {1 - gain.Low:0.00})"),
        };
    }

    /// <summary>What was measured of an arm, in the metric's unit.</summary>
    public static string Measured(ComparedMetric metric, double value) => metric switch
    {
        ComparedMetric.Accuracy => ReportFigures.Share(value),
        ComparedMetric.Latency => ReportFigures.Seconds(value),
        _ => ReportFigures.Money(new Usd((decimal)value)),
    };

    /// <summary>A p-value; below a thousandth its digits mean nothing.</summary>
    public static string P(double value) => ReportFigures.P(value);

    /// <summary>One sentence for a verdict.</summary>
    public static string Sentence(ArmComparison comparison, Verdict verdict)
    {
        string p = verdict.AdjustedPValue < 0.001
            ? "p < 0.001"
            : string.Create(CultureInfo.InvariantCulture, $"p = {verdict.AdjustedPValue:0.000}");
        string arm = comparison.Arm.Name, beside = $"beside {comparison.Baseline.Name} by {Metric(verdict.Metric)}";
        string what = verdict.Kind == VerdictKind.Inconclusive
            ? $"{arm} {beside} is {Kind(verdict)};"
            : $"{arm} is {Kind(verdict)} {beside}:";
        return string.Create(
            CultureInfo.InvariantCulture, $"{what} {Gain(verdict)}, {verdict.Pairs:N0} cases, {p}");
    }

    /// <summary>The metric in a word.</summary>
    public static string Metric(ComparedMetric metric) => metric switch
    {
        ComparedMetric.Accuracy => "accuracy",
        ComparedMetric.Latency => "latency",
        _ => "cost",
    };

    // Two digits say all that such a forecast knows.
    internal static long Rounded(long cases)
    {
        long unit = 1;
        while (cases / unit >= 100)
        {
            unit *= 10;
        }

        return Math.Max(1, (cases + unit - 1) / unit) * unit;
    }
}
