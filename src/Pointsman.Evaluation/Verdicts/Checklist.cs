namespace Pointsman.Evaluation;

/// <summary>The steps of a proof of concept, filled in from what a run did.</summary>
internal static class Checklist
{
    private const int FewestModels = 3;
    private const int FewestRepeats = 3;
    private const int FewestLabels = 50;

    public static IReadOnlyList<ChecklistItem> Of(RunFindings found) =>
        [.. Cases(found), .. Plan(found), .. Measuring(found), .. Judging(found), .. Evidence(found)];

    private static IEnumerable<ChecklistItem> Cases(RunFindings found)
    {
        yield return Item("cases", $"At least {RunFindings.FewCases} cases", found.Cases >= RunFindings.FewCases,
            Figures.Count(found.Cases, "case"));
        int recorded = found.Tagged("recorded"), edges = found.Tagged("edge");
        yield return Item("representative", "Cases from your own traffic", recorded > 0, recorded > 0
            ? $"{Figures.Count(recorded)} of {Figures.Count(found.Cases)} are recorded"
            : "no case has the tag 'recorded'");
        yield return Item("edge-cases", "Edge cases", edges > 0, edges > 0
            ? Figures.Count(edges, "case") : "no case has the tag 'edge'");
        bool hard = found.Run.Cases.Any(one => one.Case.Difficulty is not null);
        yield return Item("parts", "Results by category or difficulty", found.Categories.Count > 1 || hard,
            $"{(found.Categories.Count == 1 ? "1 category" : $"{Figures.Count(found.Categories.Count)} categories")}, "
            + (hard ? "difficulties told" : "no difficulties told"));
    }

    private static IEnumerable<ChecklistItem> Plan(RunFindings found)
    {
        RunHeader header = found.Header;
        yield return header.ImportedFrom is { } from
            ? new ChecklistItem("criteria", "Criteria declared before the run", ChecklistState.NotApplicable,
                $"the run was imported from {from}")
            : Item("criteria", "Criteria declared before the run", header.Criteria.Count > 0,
                header.Criteria.Count == 0 ? "none" : string.Join(", ", header.Criteria));
        const string margin = "Margin declared before the run";
        yield return header.Arms.Count < 2
            ? new ChecklistItem("margin", margin, ChecklistState.NotApplicable, "one arm alone")
            : Item("margin", margin, header.IsMarginDeclared,
                $"{Figures.Share(header.Margin)}{(header.IsMarginDeclared ? "" : ", not declared")}");
        int models = header.Arms.Select(arm => arm.Model).Distinct(StringComparer.Ordinal).Count();
        yield return Item("baseline", "A baseline", header.Baseline is not null && header.Arms.Count > 1,
            header.Baseline ?? "not named; the first arm is taken");
        yield return Item("models", $"At least {FewestModels} models", models >= FewestModels,
            Figures.Count(models, "model"));
    }

    private static IEnumerable<ChecklistItem> Measuring(RunFindings found)
    {
        int repeats = found.Header.Repeats;
        bool random = found.Header.Arms.Any(RunFindings.IsRandom);
        yield return !random && repeats < FewestRepeats
            ? new ChecklistItem("repeats", "Several repeats", ChecklistState.NotApplicable, "temperature 0")
            : Item("repeats", "Several repeats", repeats >= FewestRepeats,
                $"each case {Figures.Count(repeats, "time")}");
        yield return Item("cost", "Cost measured", found.HasCosts, found.HasCosts
            ? $"{found.Metrics.Aggregate(Usd.Zero, (sum, arm) => sum + arm.Cost)} for all answers"
            : $"unknown for {Figures.Count(found.Metrics.Sum(arm => arm.Unpriced), "answer")}");
        int remembered = found.Metrics.Sum(arm => arm.Remembered);
        yield return Item("latency", "Latency measured", found.HasLatency && remembered == 0,
            !found.HasLatency ? "unknown" : remembered == 0 ? "every answer timed"
            : $"{Figures.Count(remembered, "answer")} remembered from earlier runs");
        yield return found.Comparisons.Count == 0
            ? new ChecklistItem("significance", "Significance tested, and corrected for the number of arms",
                ChecklistState.NotApplicable, "one arm alone")
            : Item("significance", "Significance tested, and corrected for the number of arms",
                found.Comparisons.All(one => one[ComparedMetric.Accuracy] is not null), Tests(found.Comparisons));
    }

    private static IEnumerable<ChecklistItem> Judging(RunFindings found)
    {
        const string labels = "Judges held against people's labels", family = "A judge of another family";
        if (!found.IsJudged)
        {
            yield return new ChecklistItem("human-labels", labels, ChecklistState.NotApplicable, "no model judged");
            yield return new ChecklistItem("judge-family", family, ChecklistState.NotApplicable, "no model judged");
            yield break;
        }

        yield return found.Judges.Count == 0
            ? new ChecklistItem("human-labels", labels, ChecklistState.NotApplicable, "a judge of pairs alone")
            : Item("human-labels", labels,
                found.Judges.All(judge => judge.Labels >= FewestLabels && judge.Kappa is not null),
                string.Join("; ", found.Judges.Select(Labels)));
        bool kin = JudgePitfalls.Of(found).Any(pitfall => pitfall.Id == "judge-of-the-family");
        yield return found.JudgeNames.Count == 0
            ? Item("judge-family", family, false, "the run does not name its judge")
            : Item("judge-family", family, !kin, Figures.And(found.JudgeNames));
    }

    private static IEnumerable<ChecklistItem> Evidence(RunFindings found)
    {
        RunHeader header = found.Header;
        bool priced = header.Arms.All(arm => arm.Price is not null || arm.Simulated);
        yield return Item("evidence", "Evidence with versions and prices", header.Version.Length > 0 && priced,
            $"version {(header.Version.Length > 0 ? header.Version : "unknown")}, catalog "
            + $"{header.Catalog ?? "not used"}, prices {(priced ? "of all arms" : "missing")}");
        yield return Item("whole", "Run to its end with few errors",
            found.Run.End is { Stopped: null } && found.Arms.All(arm => arm.HasFewErrors),
            found.Run.End is not { Stopped: null } ? "it ended early"
                : $"at most {Figures.Share(found.Arms.Select(arm => arm.ErrorShare).DefaultIfEmpty(0).Max())} errors");
    }

    private static string Tests(IReadOnlyList<ArmComparison> comparisons)
    {
        string[] tests = [.. comparisons.Select(one => one[ComparedMetric.Accuracy]?.Test).OfType<string>().Distinct()];
        return tests.Length == 0 ? "too few cases that both did"
            : $"{string.Join("; ", tests)}{(comparisons.Count > 1 ? ", Holm" : "")}";
    }

    private static string Labels(JudgeAgreement judge) => judge.Kappa is { } kappa
        ? $"{judge.Evaluator.Name}: kappa {Figures.Number(kappa.Value)} ({Figures.Number(kappa.Low)} to "
            + $"{Figures.Number(kappa.High)}), {Figures.Count(judge.Labels, "label")}"
        : $"{judge.Evaluator.Name}: {Figures.Count(judge.Labels, "label")}";

    private static ChecklistItem Item(string id, string step, bool done, string found) =>
        new(id, step, done ? ChecklistState.Done : ChecklistState.NotDone, found);
}
