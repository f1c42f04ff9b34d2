using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pointsman;

/// <summary>
/// From what a method says to how often it is right: points that never fall, straight between them, level outside.
/// Few labels move a curve of two parameters away from "it means what it says"; many are followed wherever they go, as
/// long as more confidence never means less.
/// </summary>
public sealed class Calibration
{
    /// <summary>From how many labels on they are followed freely.</summary>
    public const int FreeFrom = 200;

    /// <summary>The most points of one calibration.</summary>
    public const int MostPoints = 10_000;

    // Six places are more than any number of labels can tell, and people read the points.
    private const int Places = 6;

    private Calibration(IReadOnlyList<CalibrationPoint> points) => Points = points;

    /// <summary>The points, by what the method says.</summary>
    public IReadOnlyList<CalibrationPoint> Points { get; }

    /// <summary>Fits: two parameters below <see cref="FreeFrom"/> labels, freely from there.</summary>
    public static Calibration Fit(IReadOnlyList<LabelledConfidence> labelled) =>
        labelled.Count < FreeFrom ? FitLogistic(labelled) : FitIsotonic(labelled);

    /// <summary>
    /// Fits a curve with two parameters, log-odds = a + b × log-odds of what was said, drawn towards a = 0 and b = 1.
    /// Without labels nothing is changed.
    /// </summary>
    public static Calibration FitLogistic(IReadOnlyList<LabelledConfidence> labelled) =>
        Rounded(LogisticCurve.Fit(labelled).Points());

    /// <summary>
    /// Fits freely, by <see cref="Isotonic"/> regression. The ends stay away from 0 and 1 by as much as one more label
    /// could move them.
    /// </summary>
    public static Calibration FitIsotonic(IReadOnlyList<LabelledConfidence> labelled)
    {
        ArgumentOutOfRangeException.ThrowIfZero(labelled.Count);
        var same = labelled.GroupBy(one => one.Raw).OrderBy(group => group.Key)
            .Select(group => (Raw: group.Key, Mean: group.Average(one => one.Right), Count: group.Count())).ToArray();
        double[] fitted = Isotonic.Fit(
            [.. same.Select(one => one.Mean)], [.. same.Select(one => (double)one.Count)]);
        double least = 1.0 / (labelled.Count + 2);
        var points = new List<CalibrationPoint>();
        for (int i = 0; i < same.Length; i++)
        {
            bool inside = i > 0 && i < same.Length - 1 && fitted[i - 1] == fitted[i] && fitted[i] == fitted[i + 1];
            if (!inside)
            {
                points.Add(new CalibrationPoint(same[i].Raw, Math.Clamp(fitted[i], least, 1 - least)));
            }
        }

        return Rounded(points);
    }

    /// <summary>A calibration of known points.</summary>
    /// <exception cref="FaultsException">They are no calibration.</exception>
    public static Calibration Of(IReadOnlyList<CalibrationPoint> points)
    {
        FaultsException.ThrowIfAny(Check(points, "calibration"));
        return new Calibration([.. points]);
    }

    /// <summary>
    /// Reads a list of pairs, <c>[[0, 0.1], [0.8, 0.4], [1, 0.9]]</c>; null with faults when it cannot be used.
    /// </summary>
    public static Calibration? Read(JsonElement json, string where, List<Fault> faults)
    {
        const string Form = "write a list of pairs, what is said and what is right: [[0, 0.1], [0.8, 0.4], [1, 0.9]]";
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > MostPoints)
        {
            string found = json.ValueKind == JsonValueKind.Array ? $"{json.GetArrayLength()} points" : "no list";
            faults.Add(new Fault(where, $"found {found}", $"{Form}; at most {MostPoints:#,##0} points"));
            return null;
        }

        var points = new List<CalibrationPoint>();
        foreach (JsonElement pair in json.EnumerateArray())
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2
                || pair[0].ValueKind != JsonValueKind.Number || pair[1].ValueKind != JsonValueKind.Number)
            {
                faults.Add(new Fault($"{where}[{points.Count}]", "found no pair of numbers", Form));
                return null;
            }

            points.Add(new CalibrationPoint(pair[0].GetDouble(), pair[1].GetDouble()));
        }

        List<Fault> wrong = Check(points, where);
        faults.AddRange(wrong);
        return wrong.Count == 0 ? new Calibration(points) : null;
    }

    /// <summary>The probability that an answer is right of which the method says this.</summary>
    public double Map(double raw)
    {
        int above = 0, end = Points.Count;
        while (above < end)
        {
            int middle = (above + end) / 2;
            (above, end) = Points[middle].Raw < raw ? (middle + 1, end) : (above, middle);
        }

        if (above == 0 || above == Points.Count)
        {
            return Points[Math.Min(above, Points.Count - 1)].Probability;
        }

        (CalibrationPoint low, CalibrationPoint high) = (Points[above - 1], Points[above]);
        double part = (raw - low.Raw) / (high.Raw - low.Raw);
        return Math.Min(low.Probability + (part * (high.Probability - low.Probability)), high.Probability);
    }

    /// <summary>
    /// What each label's own confidence becomes by a calibration that was fitted without it, and a fifth of the others:
    /// the only fair way to say what a calibration is worth on the labels it came from.
    /// </summary>
    /// <param name="labelled">The labels.</param>
    /// <param name="seed">Chooses who is in which fifth; the same seed, the same fifths.</param>
    public static IReadOnlyList<LabelledConfidence> CrossFitted(
        IReadOnlyList<LabelledConfidence> labelled, int seed = 1)
    {
        const int Folds = 5;
        int[] order = [.. Enumerable.Range(0, labelled.Count)];
        new Random(seed).Shuffle(order);
        var mapped = new LabelledConfidence[labelled.Count];
        for (int fold = 0; fold < Folds; fold++)
        {
            int own = fold;
            Calibration others = Fit([.. order.Where((_, at) => at % Folds != own).Select(i => labelled[i])]);
            foreach (int i in order.Where((_, at) => at % Folds == own))
            {
                mapped[i] = labelled[i] with { Raw = others.Map(labelled[i].Raw) };
            }
        }

        return mapped;
    }

    /// <summary>The points as <see cref="Read"/> reads them.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("[");
        foreach (CalibrationPoint point in Points)
        {
            text.Append(text.Length > 1 ? ", " : "")
                .Append(CultureInfo.InvariantCulture, $"[{point.Raw:R}, {point.Probability:R}]");
        }

        return text.Append(']').ToString();
    }

    private static Calibration Rounded(IReadOnlyList<CalibrationPoint> points) =>
        new([.. points.Select(point => point with { Probability = Math.Round(point.Probability, Places) })]);

    private static List<Fault> Check(IReadOnlyList<CalibrationPoint> points, string where)
    {
        var faults = new List<Fault>();
        if (points.Count == 0)
        {
            faults.Add(new Fault(where, "there are no points", "give at least one"));
        }

        for (int i = 0; i < points.Count; i++)
        {
            if (points[i] is not { Raw: >= 0 and <= 1, Probability: >= 0 and <= 1 })
            {
                faults.Add(new Fault($"{where}[{i}]", $"found {Written(points[i])}", "write numbers from 0 to 1"));
            }
            else if (i > 0 && (points[i].Raw <= points[i - 1].Raw || points[i].Probability < points[i - 1].Probability))
            {
                faults.Add(new Fault($"{where}[{i}]", $"found {Written(points[i])} after {Written(points[i - 1])}",
                    "let the first numbers rise and the second ones never fall"));
            }
        }

        return faults;
    }

    private static string Written(CalibrationPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"[{point.Raw}, {point.Probability}]");
}
