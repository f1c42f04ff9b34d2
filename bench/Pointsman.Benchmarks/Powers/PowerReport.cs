using System.Globalization;
using Pointsman.Evaluation;

namespace Pointsman.Benchmarks.Powers;

/// <summary>
/// Whether verdicts are right as often as they say, over many simulated comparisons of models whose accuracy is known.
/// </summary>
internal sealed class PowerReport(TextWriter output)
{
    private const int Comparisons = 1_000;
    private const int Cases = 500;
    private const double Shared = 0.5;
    private const double Lasting = 0.25;
    private const double Margin = 0.05;
    private const double Error = 0.05;

    // Of a bootstrap's ends a thousand resamples tell two digits, which is what is counted here.
    private const int Resamples = 1_000;

    private static readonly (double Baseline, double Arm)[] Truths =
        [(0.80, 0.85), (0.80, 0.80), (0.85, 0.80), (0.80, 0.83)];

    private static readonly int[] FewestClusters = [20, 30, 50, 100];

    private bool _good = true;

    public static int Print(TextWriter output) => new PowerReport(output).Print();

    private int Print()
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {Comparisons:N0} simulated comparisons of {Cases} cases each; level {Error:0%}, margin {Margin:0%}. Errors
            of two models share {Shared:0%} of their variance; {Lasting:0%} is a model's own for all repeats of a case,
            or all cases of a cluster.
            'theory': of single answers all ways are counted in which the cases can fall (McNemar's test with mid-p,
            Tango's test); of repeats and clusters it is the power of the t test by the variance that the models have.
            'within': the 99 % interval of what was simulated holds the theory, or reaches down to what is promised.
            """));
        Section("one answer a case", new Trial(Cases, 1, true));
        Section("3 repeats of a case", new Trial(Cases, 3, true));
        Section("5 cases in a cluster", new Trial(Cases / 5, 5, false));
        FewClusters();
        output.WriteLine();
        output.WriteLine(_good
            ? "Every simulated share lies within the interval that its own count allows."
            : "NOT every simulated share lies within the interval that its own count allows.");
        return _good ? 0 : 1;
    }

    private void Section(string name, Trial trial)
    {
        output.WriteLine();
        output.WriteLine($"{name,-24}{"true accuracies",-18}{"verdict",-14}{"theory",8}{"simulated",11}"
            + $"{"99 % interval",20}  within");
        foreach ((double baseline, double arm) in Truths)
        {
            Row(trial, new PairOfModels(baseline, arm, Shared, trial.Answers == 1 ? 0 : Lasting));
        }
    }

    // Where an interval is too narrow: of few clusters, of answers that are nearly all right.
    private void FewClusters()
    {
        output.WriteLine();
        output.WriteLine("few clusters of 5 cases");
        foreach (int clusters in FewestClusters)
        {
            foreach ((double baseline, double arm) in ((double, double)[])[(0.80, 0.80), (0.85, 0.80), (0.97, 0.95)])
            {
                var models = new PairOfModels(baseline, arm, Shared, Lasting);
                Verdict[] verdicts = Draw(new Trial(clusters, 5, false), models);
                Line(
                    string.Create(CultureInfo.InvariantCulture, $"{clusters}: {baseline:0%}, {arm:0%}"), "gain missed",
                    1 - ConfidenceInterval.DefaultLevel,
                    verdicts.Count(one => !one.Gain.Contains(arm - baseline)), isPromise: true);
            }
        }
    }

    private static Verdict[] Draw(Trial trial, PairOfModels models)
    {
        var verdicts = new Verdict[Comparisons];
        Parallel.For(0, Comparisons, at =>
            verdicts[at] = trial.Draw(models, new Random(20260101 + (7919 * at)), Margin, Resamples));
        return verdicts;
    }

    private void Row(Trial trial, PairOfModels models)
    {
        Verdict[] verdicts = Draw(trial, models);
        double difference = models.Second - models.First;
        string truth = string.Create(CultureInfo.InvariantCulture, $"{models.First:0%} and {models.Second:0%}");
        Line(truth, "a difference", Difference(trial, models), verdicts.Count(one => one.PValue <= Error),
            difference == 0);
        Line("", "not worse", NotWorse(trial, models), verdicts.Count(one => one.MarginPValue <= Error),
            difference <= -Margin + 1e-9);
        Line("", "gain missed", 1 - ConfidenceInterval.DefaultLevel,
            verdicts.Count(one => !one.Gain.Contains(difference)), isPromise: true);
        output.WriteLine($"{"",-42}{string.Join(", ", verdicts.GroupBy(one => one.Kind).OrderBy(kind => kind.Key)
            .Select(kind => $"{kind.Key} {kind.Count().ToString(CultureInfo.InvariantCulture)}"))}");
    }

    private static double Difference(Trial trial, PairOfModels models) => trial.Answers == 1
        ? ExactPower.McNemar(trial.Units, models)
        : models.First == models.Second ? Error
        : Power.PairedMeans(trial.Units, (models.Second - models.First) / models.Spread(trial.Answers));

    private static double NotWorse(Trial trial, PairOfModels models)
    {
        if (trial.Answers == 1)
        {
            return ExactPower.NotWorse(trial.Units, models, Margin);
        }

        double above = models.Second - models.First + Margin;
        return above < 1e-9 ? Error
            : Power.PairedMeans(trial.Units, above / models.Spread(trial.Answers), oneSided: true);
    }

    // What must not happen more often than promised may happen more rarely.
    private void Line(string truth, string what, double theory, int count, bool isPromise)
    {
        ConfidenceInterval seen = ProportionInterval.Wilson(count, Comparisons, 0.99);
        bool within = isPromise ? seen.Low <= Math.Max(Error, theory) : seen.Contains(theory);
        _good &= within;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{"",-24}{truth,-18}{what,-14}{theory,8:0.0%}{seen.Value,11:0.0%}")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{$"{seen.Low:0.0%} to {seen.High:0.0%}",20}  {(within ? "yes" : "NO")}"));
    }
}
