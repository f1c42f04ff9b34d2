using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>Figures as reports write them, the same in every language.</summary>
internal static class ReportFigures
{
    public const string Missing = "–";

    public static string Count(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Share(double? value) => value is { } known && double.IsFinite(known)
        ? (100 * known).ToString("0.0", CultureInfo.InvariantCulture) + " %"
        : Missing;

    /// <summary>A share with its interval: <c>92.3 % (90.1–94.0)</c>.</summary>
    public static string Share(ConfidenceInterval? interval) => interval is null
        ? Missing
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Share(interval.Value)} ({100 * interval.Low:0.0}–{100 * interval.High:0.0})");

    public static string Seconds(double? value) => value is not { } known || !double.IsFinite(known) ? Missing
        : known switch
        {
            < 0.9995 => (1000 * known).ToString("0", CultureInfo.InvariantCulture) + " ms",
            < 9.995 => known.ToString("0.00", CultureInfo.InvariantCulture) + " s",
            _ => known.ToString("#,##0.0", CultureInfo.InvariantCulture) + " s",
        };

    public static string Money(Usd? value) => value?.ToString() ?? Missing;

    public static string Number(double? value, string form = "#,##0.0") =>
        value is { } known && double.IsFinite(known) ? known.ToString(form, CultureInfo.InvariantCulture) : Missing;

    /// <summary>A p-value; below a thousandth its digits mean nothing.</summary>
    public static string P(double? value) => value is null ? Missing
        : value < 0.001 ? "< 0.001"
        : value.Value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Something counted: <c>1 case</c>, <c>1,200 cases</c>.</summary>
    public static string Counted(long count, string one) => count == 1 ? $"1 {one}" : $"{Count(count)} {one}s";

    /// <summary>
    /// Words as a sentence, with a capital at the start and a stop at the end; a name at the start stays as it is.
    /// </summary>
    public static string Sentence(string words, IEnumerable<RunArm> arms)
    {
        string whole = words.Trim();
        if (whole.Length == 0)
        {
            return whole;
        }

        string start = arms.Any(arm => whole.StartsWith(arm.Name, StringComparison.Ordinal))
            ? whole
            : char.ToUpperInvariant(whole[0]) + whole[1..];
        return start[^1] is '.' or '!' or '?' ? start : start + ".";
    }
}
