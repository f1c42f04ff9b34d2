using System.Globalization;
using Pointsman.Evaluation;

namespace Pointsman.Benchmarks.Powers;

/// <summary>
/// How a comparison is made: so many units, a case or a cluster of cases each, with so many answers in a unit. Answers
/// of one unit share what is hard about it, and each model's own way with it.
/// </summary>
/// <param name="Units">How many cases, or clusters of cases.</param>
/// <param name="Answers">How many answers each has.</param>
/// <param name="AreRepeats">Whether answers of a unit are repeats of one case, and not cases of one cluster.</param>
internal sealed record Trial(int Units, int Answers, bool AreRepeats)
{
    /// <summary>Draws a comparison, and the verdict of it.</summary>
    public Verdict Draw(PairOfModels models, Random random, double margin, int resamples)
    {
        var first = new List<CaseOutcome>();
        var second = new List<CaseOutcome>();
        for (int unit = 0; unit < Units; unit++)
        {
            (bool First, bool Second)[] answers = models.Draw(random, Answers);
            if (AreRepeats)
            {
                first.Add(Outcome(unit, null, answers.Average(answer => answer.First ? 1.0 : 0)));
                second.Add(Outcome(unit, null, answers.Average(answer => answer.Second ? 1.0 : 0)));
                continue;
            }

            for (int at = 0; at < Answers; at++)
            {
                first.Add(Outcome((unit * Answers) + at, unit, answers[at].First ? 1 : 0));
                second.Add(Outcome((unit * Answers) + at, unit, answers[at].Second ? 1 : 0));
            }
        }

        return ArmComparisons.Of(
            new ArmOutcomes(new RunArm { Name = "baseline", Model = "" }, first),
            [new ArmOutcomes(new RunArm { Name = "arm", Model = "" }, second)],
            new VerdictOptions { AccuracyMargin = margin, Resamples = resamples })[0][ComparedMetric.Accuracy]!;
    }

    private CaseOutcome Outcome(int at, int? cluster, double passed) =>
        new(at.ToString(CultureInfo.InvariantCulture))
        {
            Passed = passed,
            Cluster = Answers == 1 ? null : cluster?.ToString(CultureInfo.InvariantCulture),
        };
}
