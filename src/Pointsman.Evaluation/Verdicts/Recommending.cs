namespace Pointsman.Evaluation;

/// <summary>
/// Chooses the cheapest arm that meets every criterion and is shown to be not worse, by the declared margin, than the
/// arm that did best. Where that cannot be shown nothing is recommended, but what is missing is told.
/// </summary>
internal sealed class Recommending
{
    private readonly RunFindings _found;
    private readonly BestModel _best;
    private readonly VerdictOptions _how;
    private readonly Dictionary<string, Verdict?> _besideBest;
    private readonly List<PassedOver> _passedOver = [];

    private Recommending(RunFindings found, BestModel best)
    {
        _found = found;
        _best = best;
        _how = ArmComparisons.OptionsOf(found.Header);
        _besideBest = BesideBest();
    }

    public static Recommendation Of(RunFindings found, BestModel best)
    {
        Recommendation recommendation = new Recommending(found, best).Choose();
        return recommendation with { IsSimulated = found.Header.Arms.Any(arm => arm.Simulated) };
    }

    private Recommendation Choose()
    {
        if (_found.Run.End is not { Stopped: null })
        {
            return None("the run did not come to its end.");
        }

        if (_best.Best is null)
        {
            return None(_best.LeftOut.Count == 0 ? "nothing was compared." : string.Join("; ",
                _best.LeftOut.Select(arm => $"{arm.Arm.Name}: {arm.Why}")) + ".");
        }

        if (_found.Header.Arms.Count == 1 && _found.Header.Criteria.Count == 0)
        {
            return None("one arm alone, and no criteria to hold it against.");
        }

        _passedOver.AddRange(_best.LeftOut);
        RankedArm[] meeting = [.. _best.Ranking.Where(arm => WhyNot(arm) is null)];
        RankedArm[] good = [.. meeting.Where(arm => IsGoodEnough(arm.Arm))];
        return good.Length > 0 ? Use(Cheapest(good), meeting) : Missing(meeting);
    }

    private Recommendation Use(RankedArm chosen, RankedArm[] meeting)
    {
        foreach (RankedArm arm in _best.Ranking.Where(arm => arm != chosen))
        {
            _passedOver.Add(new PassedOver(arm.Arm, WhyNot(arm) ?? Beaten(arm, chosen, meeting)));
        }

        ArmMetrics own = Metrics(chosen.Arm);
        var words = new RecommendationWords(_found, _best, own, _besideBest.GetValueOrDefault(chosen.Arm.Name));
        // A cheaper arm that may be good enough, and of which that is not shown.
        (RankedArm Arm, long More)[] open =
        [
            .. meeting.Where(arm => arm != chosen && Dollars(arm.Arm) < Dollars(chosen.Arm))
                .Select(arm => (arm, _besideBest.GetValueOrDefault(arm.Arm.Name)?.MoreCases ?? 0))
                .Where(arm => arm.Item2 > 0),
        ];
        string[] reasons = open.Length == 0 ? [.. words.Reasons()] :
        [
            .. words.Reasons(),
            $"whether {open[0].Arm.Arm.Name}, which is cheaper, is good enough is not shown: that needs about "
            + Figures.Count(VerdictText.Rounded(open[0].More), "more case"),
        ];
        return new Recommendation(chosen.Arm, $"Use {ArmLabel.Of(chosen.Arm)}: {reasons[0]}.")
        {
            Reasons = reasons,
            Evidence = [.. words.Evidence()],
            PassedOver = _passedOver,
            MoreCases = open.Length == 0 ? null : open[0].More,
        };
    }

    private Recommendation Missing(RankedArm[] meeting)
    {
        foreach (RankedArm arm in _best.Ranking)
        {
            _passedOver.Add(new PassedOver(arm.Arm, WhyNot(arm) ?? "nothing is shown of it yet"));
        }

        long? more = Least(meeting.Length > 0 ? meeting.Select(MoreToDecide) : _best.Ranking.Select(MoreToMeet));
        string why = meeting.Length > 0
            ? $"{Figures.And([.. meeting.Select(arm => arm.Arm.Name)])} cannot be told apart by so few cases"
            : _best.Ranking.Any(arm => !Judged(arm.Arm).MissesCriteria)
                ? "no arm is shown to meet every criterion"
                : "every arm misses a criterion";
        return None(more is { } cases
            ? $"needs about {Figures.Count(VerdictText.Rounded(cases), "more case")}; {why}."
            : $"{why}.") with { MoreCases = more };
    }

    private Recommendation None(string why) => new(null, $"No recommendation: {why}")
    {
        PassedOver = _passedOver,
        Evidence = [RecommendationWords.Source(_found)],
    };

    // The best itself has to be shown to be not worse than any other that could be taken instead.
    private bool IsGoodEnough(RunArm arm) => arm == _best.Best
        ? _best.Ranking.Skip(1).Where(other => !Judged(other.Arm).MissesCriteria)
            .All(other => other.Beside?.Kind is VerdictKind.Better or VerdictKind.NotWorse)
        : _besideBest.GetValueOrDefault(arm.Name)?.Kind is VerdictKind.Better or VerdictKind.NotWorse;

    private string? WhyNot(RankedArm arm)
    {
        CriterionResult[] missed = [.. Judged(arm.Arm).Criteria.Where(one => one.Outcome == CriterionOutcome.NotMet)];
        CriterionResult[] open = [.. Judged(arm.Arm).Criteria.Where(one => one.Outcome == CriterionOutcome.CannotSay)];
        return missed.Length > 0 ? $"misses a criterion: {string.Join("; ", missed.Select(Figures.Of))}"
            : open.Length > 0 ? $"not shown to meet a criterion: {string.Join("; ", open.Select(Figures.Of))}"
            : null;
    }

    private string Beaten(RankedArm arm, RankedArm chosen, RankedArm[] meeting) => !meeting.Contains(arm)
        ? "not shown to meet every criterion"
        : IsGoodEnough(arm.Arm)
            ? Dollars(arm.Arm) > Dollars(chosen.Arm)
                ? $"good enough, and dearer than {chosen.Arm.Name}"
                : $"good enough as well, and no cheaper than {chosen.Arm.Name}"
            : _besideBest.GetValueOrDefault(arm.Arm.Name) is { } verdict
                ? $"{VerdictText.Kind(verdict)} beside {_best.Best!.Name}: {VerdictText.Gain(verdict)}"
                : $"not shown to be as good as {_best.Best!.Name}";

    // What costs the least; of what costs the same, or an unknown sum, the better by accuracy.
    private RankedArm Cheapest(RankedArm[] good) => good.OrderBy(arm => Dollars(arm.Arm)).First();

    private decimal Dollars(RunArm arm) => Metrics(arm).CostPerAnswer?.Amount ?? decimal.MaxValue;

    private long? MoreToDecide(RankedArm arm) => arm.Arm == _best.Best
        ? Most(_best.Ranking.Skip(1).Where(other => !Judged(other.Arm).MissesCriteria)
            .Where(other => other.Beside?.Kind is not (VerdictKind.Better or VerdictKind.NotWorse))
            .Select(other => other.Beside?.MoreCases))
        : _besideBest.GetValueOrDefault(arm.Arm.Name)?.MoreCases;

    private long? MoreToMeet(RankedArm arm) => Judged(arm.Arm).MissesCriteria ? null : Most(Judged(arm.Arm).Criteria
        .Where(one => one.Outcome == CriterionOutcome.CannotSay).Select(CriterionForecast.MoreCases));

    private Dictionary<string, Verdict?> BesideBest()
    {
        RunHeader header = _found.Header;
        if (_best.Best is not { } best)
        {
            return [];
        }

        int Place(RunArm arm) => Enumerable.Range(0, header.Arms.Count).First(at => header.Arms[at] == arm);
        ArmOutcomes baseline = ArmOutcomes.Of(_found.Run, Place(best));
        RunArm[] others = [.. _best.Ranking.Skip(1).Select(arm => arm.Arm)];
        IReadOnlyList<Verdict?> verdicts = ArmComparisons.Judge(
            [.. others.Select(arm => PairedSample.Of(
                baseline, ArmOutcomes.Of(_found.Run, Place(arm)), ComparedMetric.Accuracy))],
            _how);
        return others.Zip(verdicts).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);
    }

    private ArmJudgement Judged(RunArm arm) => _found.Arms.First(one => one.Arm == arm);

    private ArmMetrics Metrics(RunArm arm) => _found.Metrics.First(one => one.Arm == arm);

    private static long? Least(IEnumerable<long?> cases) => cases.Where(one => one is not null).Min();

    // All of them are needed; where no number helps one of them, none helps.
    private static long? Most(IEnumerable<long?> cases)
    {
        long?[] all = [.. cases];
        return all.Length == 0 || all.Contains(null) ? null : all.Max();
    }
}
