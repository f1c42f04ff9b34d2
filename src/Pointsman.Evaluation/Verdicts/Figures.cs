using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>Figures in the sentences of verdicts, the same on every machine.</summary>
internal static class Figures
{
    /// <summary>A count: <c>1,200</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 case</c>, <c>12 cases</c>.</summary>
    public static string Count(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A share: <c>91.3 %</c>.</summary>
    public static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");

    /// <summary>A plain number with two digits: <c>0.62</c>.</summary>
    public static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A value in the unit of a metric: a share, seconds, dollars or a count.</summary>
    public static string Of(double value, string metric) => CriterionText.Metrics.GetValueOrDefault(metric) switch
    {
        "share" => Share(value),
        "time" => string.Create(CultureInfo.InvariantCulture, $"{value:0.###} s"),
        "money" => Dollars(value),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:#,##0.#}"),
    };

    /// <summary>A mean of dollars, as money is written.</summary>
    public static string Dollars(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 1e15 ? new Usd((decimal)value).ToString() : "unknown";

    /// <summary>A value with its interval: <c>91.3 % (88.1 % to 93.8 %)</c>.</summary>
    public static string Of(ConfidenceInterval interval, string metric) =>
        $"{Of(interval.Value, metric)} ({Of(interval.Low, metric)} to {Of(interval.High, metric)})";

    /// <summary>What a criterion came to: <c>91.3 % (88.1 % to 93.8 %), wanted accuracy &gt; 95%</c>.</summary>
    public static string Of(CriterionResult result) => result.Measured is { } measured
        ? $"{Of(measured, result.Criterion.Metric)}, wanted {result.Criterion.Text}"
        : $"not measured, wanted {result.Criterion.Text}";

    /// <summary>Names in a row: <c>a, b and c</c>.</summary>
    public static string And(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}
