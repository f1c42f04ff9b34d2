using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>Measures what criteria ask of one arm, each with the interval that fits.</summary>
internal sealed class CriterionMeasuring
{
    private readonly List<CaseResults> _cases = [];
    private readonly ulong _seed;

    public CriterionMeasuring(Run run, int arm)
    {
        _seed = run.Header.Seed;
        foreach (RunCase one in run.Cases)
        {
            CellResult[] results =
            [
                .. Enumerable.Range(0, run.Header.Repeats)
                    .Select(repeat => run[new Cell(one.Index, arm, repeat)]).OfType<CellResult>(),
            ];
            if (results.Length > 0)
            {
                _cases.Add(new CaseResults(one.Case.Cluster, results));
            }
        }
    }

    /// <summary>Measures by a word of <see cref="CriterionText.Metrics"/>.</summary>
    public Measurement Of(string metric) => metric switch
    {
        "accuracy" => Share(one => Mean(one.Grades, grade => grade.Passed ? 1 : 0), "no answer was graded"),
        "score" => Share(one => Mean(one.Grades, grade => grade.Value), "no answer was graded"),
        "consistency" => Share(Consistency, "no case was graded twice; set repeats: 3"),
        "failures" => Share(one => Mean(one.Results, result => result.Answer is null ? 1 : 0), "nothing was asked"),
        "p50" => Quantile(answer => answer.Latency?.TotalSeconds, 0.50),
        "p95" => Quantile(answer => answer.Latency?.TotalSeconds, 0.95),
        "p99" => Quantile(answer => answer.Latency?.TotalSeconds, 0.99),
        "first-token" => Quantile(answer => answer.FirstToken?.TotalSeconds, 0.50),
        "tokens-per-second" => Quantile(answer => answer.TokensPerSecond, 0.50),
        "cost" => MeanOf(answer => (double?)answer.Cost?.Amount, "cost"),
        "tokens" => MeanOf(answer => answer.Usage is { } used ? used.TotalInput + used.TotalOutput : null,
            "token count"),
        _ => new Measurement(null, 0, $"'{metric}' is not measured"),
    };

    private Measurement Share(Func<CaseResults, double?> value, string missing)
    {
        var outcomes = _cases.Select((one, at) =>
            new CaseOutcome(at.ToString(CultureInfo.InvariantCulture)) { Cluster = one.Cluster, Passed = value(one) });
        CaseOutcome[] known = [.. outcomes.Where(one => one.Passed is not null)];
        return CaseMean.Of(known, one => one.Passed) is { } interval
            ? new Measurement(interval, known.Length)
            : new Measurement(null, 0, missing);
    }

    private Measurement Quantile(Func<Answer, double?> value, double share)
    {
        var known = new List<(double Value, int Unit)>();
        int[] units = Units(_cases);
        for (int at = 0; at < _cases.Count; at++)
        {
            known.AddRange(_cases[at].Answers.Select(value).OfType<double>().Select(one => (one, units[at])));
        }

        return known.Count == 0
            ? new Measurement(null, 0, "it was not measured")
            : OrderedInterval.Of([.. known.Select(one => one.Value)], [.. known.Select(one => one.Unit)], share);
    }

    private Measurement MeanOf(Func<Answer, double?> value, string what)
    {
        CaseResults[] answered = [.. _cases.Where(one => one.Answers.Any())];
        int unknown = answered.Sum(one => one.Answers.Count(answer => value(answer) is null));
        int all = answered.Sum(one => one.Answers.Count());
        if (answered.Length == 0 || unknown > 0)
        {
            return new Measurement(null, all, answered.Length == 0 ? "there is no answer" : string.Create(
                CultureInfo.InvariantCulture, $"{unknown:N0} of {all:N0} answers have no known {what}"));
        }

        double[] values = [.. answered.Select(one => one.Answers.Average(answer => value(answer)!.Value))];
        int[] units = Units(answered);
        int count = units.Distinct().Count();
        if (count < 2)
        {
            return new Measurement(null, values.Length, "one case says nothing of others");
        }

        ConfidenceInterval interval = count >= PairedGain.FewUnits
            ? Bootstrap.Mean(values, units, new BootstrapOptions
            {
                // Costs are lopsided, and a mean that looks smaller than it is would pass too easily.
                Seed = _seed, Method = BootstrapMethod.Studentized,
            })
            : MeanInterval.Clustered(values, units);
        return new Measurement(interval with { Low = Math.Max(0, interval.Low) }, values.Length);
    }

    private static int[] Units(IReadOnlyList<CaseResults> cases) => CaseMean.Clusters(
        [.. cases.Select((one, at) => new CaseOutcome($"{at}") { Cluster = one.Cluster })]);

    private static double? Mean<T>(IEnumerable<T> values, Func<T, double> value) =>
        values.Select(one => (double?)value(one)).Average();

    // The share of pairs of repeats that came to the same verdict.
    private static double? Consistency(CaseResults one)
    {
        int graded = one.Grades.Count(), passed = one.Grades.Count(grade => grade.Passed), failed = graded - passed;
        return graded < 2 ? null : ((passed * (passed - 1.0)) + (failed * (failed - 1.0))) / (graded * (graded - 1.0));
    }

    private sealed record CaseResults(string? Cluster, CellResult[] Results)
    {
        public IEnumerable<Grade> Grades => Results.Select(result => result.Grade).OfType<Grade>();

        public IEnumerable<Answer> Answers => Results.Select(result => result.Answer).OfType<Answer>();
    }
}
