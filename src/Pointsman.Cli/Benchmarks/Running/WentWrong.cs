using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>What has no answer or no score in a run, by name: nothing is left out unseen.</summary>
internal static class WentWrong
{
    private const int Most = 5;

    /// <summary>The first of them; the same trouble with several arms is told once.</summary>
    public static IReadOnlyList<string> Lines(Run run)
    {
        string[] all = [.. All(run).Distinct(StringComparer.Ordinal)];
        return all.Length <= Most ? all : [.. all.Take(Most), $"and {all.Length - Most:N0} more, in the report"];
    }

    private static IEnumerable<string> All(Run run)
    {
        foreach (RunCase one in run.Cases)
        {
            for (int arm = 0; arm < run.Header.Arms.Count; arm++)
            {
                for (int repeat = 0; repeat < run.Header.Repeats; repeat++)
                {
                    if (run[new Cell(one.Index, arm, repeat)] is { } result && Line(run, one, arm, result) is { } line)
                    {
                        yield return Printable.Of(line);
                    }
                }
            }
        }

        var ids = run.Cases.ToDictionary(one => one.Index, one => one.Case.Id);
        foreach (PairResult pair in run.Pairs.Where(pair => pair.Error is not null))
        {
            string arm = run.Header.Arms[pair.Cell.Arm].Name;
            yield return Printable.Of($"{ids[pair.Cell.Case]}, {arm} in pairs: {pair.Error}");
        }
    }

    private static string? Line(Run run, RunCase one, int arm, CellResult result)
    {
        string at = $"{one.Case.Id}, {run.Header.Arms[arm].Name}";
        return result.Failure switch
        {
            // A row or a prompt is wrong for whoever is asked.
            { Stage: "case" or "prompt" } failure => failure.Message,
            { } failure => $"{at}: {failure.Kind}: {failure.Message}",
            null => result.Scores?.FirstOrDefault(score => !score.IsScore) is { } missing
                ? $"{at}: {missing.Error}"
                : null,
        };
    }
}
