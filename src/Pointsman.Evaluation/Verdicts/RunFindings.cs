using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>What pitfalls and the checklist look at: a run with all that was concluded from it.</summary>
internal sealed record RunFindings(
    Run Run, IReadOnlyList<ArmMetrics> Metrics, IReadOnlyList<ArmComparison> Comparisons,
    IReadOnlyList<ArmJudgement> Arms, IReadOnlyList<JudgeAgreement> Judges, IReadOnlyList<PairMetrics> Pairs,
    Catalog? Catalog)
{
    /// <summary>With fewer cases a share is known to no better than ± 10 points.</summary>
    public const int FewCases = 100;

    /// <summary>What the file says of itself.</summary>
    public RunHeader Header => Run.Header;

    /// <summary>How many cases there are, bad rows left out.</summary>
    public int Cases { get; } = Run.Cases.Count(one => !IsBadRow(Run, one));

    /// <summary>The categories, each with its number of cases, the largest first.</summary>
    public IReadOnlyList<(string Name, int Cases)> Categories { get; } =
    [
        .. Run.Cases.Where(one => one.Case.Category is not null).GroupBy(one => one.Case.Category!)
            .Select(group => (group.Key, group.Count())).OrderByDescending(group => group.Item2)
            .ThenBy(group => group.Key, StringComparer.Ordinal),
    ];

    /// <summary>Whether a model judged anything.</summary>
    public bool IsJudged => Judges.Count > 0 || Run.Pairs.Count > 0;

    /// <summary>Whether all answers of all arms have a known cost.</summary>
    public bool HasCosts => Metrics.Count > 0 && Metrics.All(arm => arm is { Unpriced: 0, Answered: > 0 });

    /// <summary>Whether every answer was timed.</summary>
    public bool HasLatency => Metrics.Count > 0
        && Metrics.All(arm => arm.Latency is { P99: > 0 } times && times.Count == arm.Answered);

    /// <summary>Whether a criterion is on one of these metrics.</summary>
    public bool HasCriterionOn(params ReadOnlySpan<string> metrics)
    {
        foreach (Criterion criterion in Criteria.Declared(Header))
        {
            if (metrics.Contains(criterion.Metric))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many cases have a tag.</summary>
    public int Tagged(string tag) => Run.Cases.Count(one => HasTag(one, tag));

    /// <summary>The models that judged, each once.</summary>
    public IReadOnlyList<string> JudgeNames =>
    [
        .. Judges.SelectMany(judge => judge.Judges).Append(Run.Pairs.Count > 0 ? Header.PairJudge : null)
            .OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Whether a case has a tag.</summary>
    public static bool HasTag(RunCase one, string tag) =>
        one.Case.Tags.Any(own => own.Equals(tag, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether answers to one question may differ: no temperature is said, or one above 0.</summary>
    public static bool IsRandom(RunArm arm)
    {
        if (arm.Options is not { ValueKind: JsonValueKind.Object } options)
        {
            return true;
        }

        JsonElement? temperature = options.EnumerateObject()
            .Where(option => option.Name.Equals("temperature", StringComparison.OrdinalIgnoreCase))
            .Select(option => (JsonElement?)option.Value).FirstOrDefault();
        return temperature is not { ValueKind: JsonValueKind.Number } said || said.GetDouble() != 0;
    }

    private static bool IsBadRow(Run run, RunCase one) =>
        run[new Cell(one.Index, 0, 0)]?.Failure is { Stage: "case" };
}
