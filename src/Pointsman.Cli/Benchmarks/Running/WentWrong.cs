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

    /// <summary>Whether asking anew may help: a row or a prompt that is wrong stays wrong.</summary>
    public static bool MayBeMended(Run run) => run.Pairs.Any(pair => pair.Error is not null)
        || Results(run).Any(one => one.Result.Failure?.Stage == "call"
            || one.Result.Scores?.Any(score => !score.IsScore) == true);

    private static IEnumerable<string> All(Run run)
    {
        foreach ((RunCase one, int arm, CellResult result) in Results(run))
        {
            if (Line(run, one, arm, result) is { } line)
            {
                yield return Printable.Of(line);
            }
        }

        var ids = run.Cases.ToDictionary(one => one.Index, one => one.Case.Id);
        foreach (PairResult pair in run.Pairs.Where(pair => pair.Error is not null))
        {
            string arm = run.Header.Arms[pair.Cell.Arm].Name;
            yield return Printable.Of($"{ids[pair.Cell.Case]}, {arm} in pairs: {pair.Error}");
        }
    }

    private static IEnumerable<(RunCase Case, int Arm, CellResult Result)> Results(Run run) =>
        from one in run.Cases
        from arm in Enumerable.Range(0, run.Header.Arms.Count)
        from repeat in Enumerable.Range(0, run.Header.Repeats)
        let result = run[new Cell(one.Index, arm, repeat)]
        where result is not null
        select (one, arm, result);

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
