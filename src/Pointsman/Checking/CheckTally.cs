namespace Pointsman;

/// <summary>
/// Counts per model how answers fare at the checks. Many threads may count at once; a snapshot is of one moment.
/// </summary>
public sealed class CheckTally
{
    /// <summary>The most models that are counted by name: 1,000. All others are counted together.</summary>
    public const int MostModels = 1_000;

    /// <summary>What models beyond <see cref="MostModels"/> are counted under.</summary>
    public const string Others = "(others)";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, CheckCounts> _models = new(StringComparer.Ordinal);

    /// <summary>Counts an answer of a model, and what followed.</summary>
    public void Add(string model, CheckReport report, CheckStep step)
    {
        lock (_gate)
        {
            string name = _models.ContainsKey(model) || _models.Count < MostModels ? model : Others;
            CheckCounts now = _models.GetValueOrDefault(name) ?? new CheckCounts { Model = name };
            bool repaired = report.Repairs != JsonRepairs.None;
            bool passed = step.Kind == CheckStepKind.Accept;
            _models[name] = now with
            {
                Answers = now.Answers + 1,
                Passed = now.Passed + (passed && !repaired ? 1 : 0),
                Repaired = now.Repaired + (passed && repaired ? 1 : 0),
                Retried = now.Retried + (step.Kind == CheckStepKind.Retry ? 1 : 0),
                Escalated = now.Escalated + (step.Kind == CheckStepKind.Escalate ? 1 : 0),
                Failed = now.Failed + (step.Kind == CheckStepKind.Fail ? 1 : 0),
                Repairs = More(now.Repairs, JsonRepairLabels.Of(report.Repairs)),
                Failures = More(now.Failures, report.Failures.Select(failure => failure.Check)),
            };
        }
    }

    /// <summary>The counts of all models, by name.</summary>
    public IReadOnlyList<CheckCounts> Snapshot()
    {
        lock (_gate)
        {
            return [.. _models.Values.OrderBy(one => one.Model, StringComparer.Ordinal)];
        }
    }

    // A snapshot keeps the old dictionary, so what is counted goes to a new one.
    private static IReadOnlyDictionary<string, long> More(
        IReadOnlyDictionary<string, long> counts, IEnumerable<string> names)
    {
        Dictionary<string, long>? more = null;
        foreach (string name in names)
        {
            more ??= new Dictionary<string, long>(counts);
            more[name] = more.GetValueOrDefault(name) + 1;
        }

        return more ?? counts;
    }
}
