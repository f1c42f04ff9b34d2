using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>Mistakes in what is compared with what.</summary>
internal static class ComparingPitfalls
{
    private const int ManyComparisons = 15;

    public static IEnumerable<Pitfall> Of(RunFindings found)
    {
        if (found.Comparisons.Count > 0 && !found.Header.IsMarginDeclared)
        {
            yield return new Pitfall(
                "margin-not-declared",
                $"the suite declares no margin, so {Figures.Share(found.Header.Margin)} is taken",
                "how much worse is still good enough is a decision of yours, to be made before results are seen",
                "declare it: margin: 3%");
        }

        string[] wide =
        [
            .. found.Comparisons.Select(one => (one.Arm.Name, Verdict: one[ComparedMetric.Accuracy]))
                .Where(one => one.Verdict is { } verdict && verdict.Gain.Width / 2 > verdict.Margin)
                .Select(one => string.Create(
                    CultureInfo.InvariantCulture, $"{one.Name} (± {100 * one.Verdict!.Gain.Width / 2:0.0} points)")),
        ];
        if (wide.Length > 0)
        {
            yield return new Pitfall(
                "wide-interval",
                $"the interval reaches further than the margin of {Figures.Share(found.Header.Margin)}: "
                + Figures.And(wide),
                "so few cases can hardly show that an arm is not worse",
                "add cases, or declare a wider margin before the next run");
        }

        int[] asked = [.. Enumerable.Range(0, found.Header.Arms.Count).Select(arm => Graded(found.Run, arm))];
        int shared = Shared(found.Run);
        if (asked.Length > 1 && asked.Any(cases => cases > shared))
        {
            yield return new Pitfall(
                "different-cases",
                $"{Figures.Count(shared, "case")} {(shared == 1 ? "is" : "are")} graded for all arms, "
                + $"{Figures.Count(asked.Max())} for one of them",
                "arms that did other cases are compared on those that both did, which are often the easier ones",
                "find out why the rest has no grade, and run again");
        }

        int comparisons = found.Comparisons.Sum(one => one.Verdicts.Count);
        if (comparisons > ManyComparisons)
        {
            yield return new Pitfall(
                "many-comparisons", $"{Figures.Count(comparisons)} comparisons are made",
                "verdicts are corrected for the number of arms, not for metrics and categories: of twenty looks one is "
                + "wrong by chance",
                "decide on one metric before the run, and take the others as hints");
        }
    }

    private static int Graded(Run run, int arm) => run.Cases.Count(one => IsGraded(run, one, arm));

    private static int Shared(Run run) => run.Cases.Count(one =>
        Enumerable.Range(0, run.Header.Arms.Count).All(arm => IsGraded(run, one, arm)));

    private static bool IsGraded(Run run, RunCase one, int arm) => Enumerable.Range(0, run.Header.Repeats)
        .Any(repeat => run[new Cell(one.Index, arm, repeat)]?.Grade is not null);
}
