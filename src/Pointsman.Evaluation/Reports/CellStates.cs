namespace Pointsman.Evaluation;

/// <summary>Tells what became of questions.</summary>
internal static class CellStates
{
    public static CellState Of(CellResult? result) => result switch
    {
        null => CellState.Missing,
        { Answer: null } => CellState.Error,
        { Grade.Passed: true } => CellState.Passed,
        { Grade: not null } => CellState.Failed,
        { Scores: { } scores } when scores.Any(score => !score.IsScore) => CellState.Error,
        _ => CellState.Unjudged,
    };

    /// <summary>Why an answer did not pass or a question has none: a line for each evaluator that said so.</summary>
    public static IReadOnlyList<string> Reasons(CellResult result, IReadOnlyList<RunEvaluator> evaluators)
    {
        if (result.Failure is { } failure)
        {
            return [$"{failure.Stage}: {failure.Kind}: {failure.Message}"];
        }

        var reasons = new List<string>();
        IReadOnlyList<EvaluatorScore> scores = result.Scores ?? [];
        for (int at = 0; at < scores.Count; at++)
        {
            string name = at < evaluators.Count ? evaluators[at].Name : "evaluator";
            if (!scores[at].IsScore)
            {
                reasons.Add($"{name}: could not judge: {scores[at].Error}");
            }
            else if (!scores[at].Passed)
            {
                string value = ReportFigures.Number(scores[at].Value, "0.00");
                reasons.Add($"{name}: {value}: {scores[at].Reason ?? "not passed"}");
            }
        }

        return reasons;
    }
}
