using System.Globalization;
using Pointsman.Evaluation;

namespace Pointsman.Benchmarks.Powers;

/// <summary>
/// Whether verdicts are right as often as they say, over many simulated comparisons of models whose accuracy is known.
/// </summary>
internal static class PowerReport
{
    private const int Comparisons = 1_000;
    private const int Cases = 500;
    private const double Shared = 0.5;
    private const double Margin = 0.05;

    public static int Print(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {Comparisons:N0} simulated comparisons of {Cases} cases; errors share {Shared:0%} of their variance; level 5 %, margin {Margin:0%}.
            'theory' counts all ways in which the cases can fall (McNemar's test, mid-p); 'formula' is Connor's of 1987.
            """));
        output.WriteLine();
        output.WriteLine($"{"true accuracies",-18}{"verdict",-14}{"theory",10}{"formula",10}{"simulated",12}{"99 % interval",20}  within");
        bool good = true;
        foreach ((double baseline, double arm) in new[] { (0.80, 0.85), (0.80, 0.80), (0.85, 0.80), (0.80, 0.83) })
        {
            good &= Row(output, baseline, arm);
        }

        output.WriteLine();
        output.WriteLine(good
            ? "Every simulated share lies within the interval that its own count allows."
            : "NOT every simulated share lies within the interval that its own count allows.");
        return good ? 0 : 1;
    }

    private static bool Row(TextWriter output, double baseline, double arm)
    {
        var models = new PairOfModels(baseline, arm, Shared);
        var seen = new Dictionary<VerdictKind, int>();
        int rejected = 0, covered = 0;
        var random = new Random(20260101);
        for (int i = 0; i < Comparisons; i++)
        {
            Verdict verdict = Compare(models, random);
            seen[verdict.Kind] = seen.GetValueOrDefault(verdict.Kind) + 1;
            rejected += verdict.PValue <= 0.05 ? 1 : 0;
            covered += verdict.Gain.Contains(arm - baseline) ? 1 : 0;
        }

        double theory = ExactPower.Of(Cases, models);
        double formula = baseline == arm ? 0.05
            : Pointsman.Power.McNemar(Cases, models.FirstOnly + models.SecondOnly, arm - baseline);
        ConfidenceInterval interval = ProportionInterval.Wilson(rejected, Comparisons, 0.99);
        bool within = baseline == arm ? interval.Low <= 0.05 : interval.Contains(theory);
        Line(output, $"{baseline:0%} and {arm:0%}", "a difference", theory, formula, interval, within);
        ConfidenceInterval covers = ProportionInterval.Wilson(covered, Comparisons, 0.99);
        Line(output, "", "gain covered", 0.95, null, covers, covers.High >= 0.95);
        string verdicts = string.Join(", ", seen.OrderBy(pair => pair.Key)
            .Select(pair => $"{pair.Key} {pair.Value.ToString(CultureInfo.InvariantCulture)}"));
        output.WriteLine($"{"",-18}{verdicts}");
        return within && covers.High >= 0.95;
    }

    private static Verdict Compare(PairOfModels models, Random random)
    {
        var first = new List<CaseOutcome>(Cases);
        var second = new List<CaseOutcome>(Cases);
        for (int at = 0; at < Cases; at++)
        {
            (bool one, bool other) = models.Draw(random);
            string id = at.ToString(CultureInfo.InvariantCulture);
            first.Add(new CaseOutcome(id) { Passed = one ? 1 : 0 });
            second.Add(new CaseOutcome(id) { Passed = other ? 1 : 0 });
        }

        return ArmComparisons.Of(
            new ArmOutcomes(new RunArm { Name = "baseline", Model = "" }, first),
            [new ArmOutcomes(new RunArm { Name = "arm", Model = "" }, second)],
            new VerdictOptions { AccuracyMargin = Margin })[0][ComparedMetric.Accuracy]!;
    }

    private static void Line(
        TextWriter output, string truth, string what, double theory, double? formula, ConfidenceInterval seen, bool within)
    {
        string shown = formula is { } known ? known.ToString("0.0%", CultureInfo.InvariantCulture) : "";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{truth,-18}{what,-14}{theory,10:0.0%}{shown,10}{seen.Value,12:0.0%}{$"{seen.Low:0.0%} to {seen.High:0.0%}",20}  {(within ? "yes" : "NO")}"));
    }
}
