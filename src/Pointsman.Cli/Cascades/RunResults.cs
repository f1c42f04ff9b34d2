using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>A run as results of a cascade: its arms are the steps.</summary>
internal static class RunResults
{
    private const int MostNames = 10;

    /// <summary>A row for each case and arm with a graded answer; faults where a run lacks what a fit needs.</summary>
    public static IReadOnlyList<CascadeResult> Of(Run run, string path, List<Fault> faults)
    {
        RunEvidence evidence = RunEvidence.Of(run);
        string[] unpriced = [.. evidence.Rows.Where(row => row.Cost is null).Select(row => row.Arm.Name).Distinct()];
        if (evidence.Rows.Count == 0)
        {
            faults.Add(new Fault(path, "a run without a graded answer", "give the suite evaluators, and run it again"));
        }
        else if (unpriced.Length > 0)
        {
            faults.Add(new Fault(
                path, $"answers of {string.Join(", ", unpriced.Take(MostNames))} whose cost is unknown",
                "run it with models whose price the catalog or the configuration knows"));
        }
        else if (evidence.Rows.All(row => row.Confidence is null))
        {
            faults.Add(new Fault(
                path, "a run in which no answer has a confidence",
                "set 'logprobs: yes' below 'options' of the suite, or of the models that tell them, and run it again"));
        }

        return faults.Count > 0 ? [] :
        [
            .. evidence.Rows.Select(row => new CascadeResult(row.Case, row.Arm.Name, row.Success, row.Cost!.Value)
            {
                Confidence = row.Confidence, Milliseconds = row.Latency?.TotalMilliseconds,
            }),
        ];
    }
}
