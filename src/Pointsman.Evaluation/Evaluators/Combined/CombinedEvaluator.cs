namespace Pointsman.Evaluation;

/// <summary>
/// Several evaluators as one. All of them: the score is their weighted mean, it passes when each passes or, with a
/// threshold, when the mean reaches it, and an error of one that has a weight is an error. Any of them: they are asked
/// in turn until one passes, whose score it is; where none does the score is the best, and an error of one is an error.
/// </summary>
/// <param name="uses">The evaluators.</param>
/// <param name="all">Whether all of them are wanted, or any.</param>
/// <param name="threshold">From which mean of all on an answer passes; null where each has to pass.</param>
public sealed class CombinedEvaluator(IReadOnlyList<EvaluatorUse> uses, bool all, double? threshold = null)
    : Evaluator
{
    internal static readonly EvaluatorKind AllReading = Of("all-of", all: true);
    internal static readonly EvaluatorKind AnyReading = Of("any-of", all: false);

    /// <inheritdoc />
    public override IReadOnlyList<string> JudgedBy => [.. uses.SelectMany(use => use.Evaluator.JudgedBy).Distinct()];

    /// <inheritdoc />
    public override IReadOnlyList<string> VectorsBy =>
        [.. uses.SelectMany(use => use.Evaluator.VectorsBy).Distinct()];

    /// <inheritdoc />
    public override string Kind => all ? "all-of" : "any-of";

    /// <inheritdoc />
    public override string About =>
        $"{Kind} {Bound}({string.Join("; ", uses.Select(use => use.Weight == 1
            ? use.Name
            : $"{use.Name} × {EvaluatorKeys.Number(use.Weight)}"))})";

    private string Bound => threshold is { } least ? $"≥ {EvaluatorKeys.Number(least)} " : "";

    /// <inheritdoc />
    public override async ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        var scores = new List<EvaluatorScore>();
        foreach (EvaluatorUse use in uses)
        {
            EvaluatorScore score = await use.ScoreAsync(evaluated, tools, cancel).ConfigureAwait(false);
            scores.Add(score);
            if (!all && score.Passed)
            {
                break;
            }
        }

        return all ? All(scores) : Any(scores);
    }

    private EvaluatorScore All(List<EvaluatorScore> scores)
    {
        if (FirstError(scores) is { } error)
        {
            return error;
        }

        Grade? grade = Grade.Of([.. uses.Select(use => use.Weight)], scores, threshold);
        string wrong = Reasons(scores, passed: false);
        return grade is null
            ? EvaluatorScore.Failed("each of its evaluators has the weight 0")
            : EvaluatorScore.Of(grade.Value, grade.Passed, wrong.Length == 0 ? null : wrong);
    }

    private EvaluatorScore Any(List<EvaluatorScore> scores)
    {
        if (scores[^1].Passed)
        {
            return EvaluatorScore.Of(scores[^1].Value, true, Reasons(scores, passed: true));
        }

        return FirstError(scores) ?? EvaluatorScore.Of(
            scores.Max(score => score.Value), false, Reasons(scores, passed: false));
    }

    private EvaluatorScore? FirstError(List<EvaluatorScore> scores)
    {
        int at = scores.FindIndex(score => !score.IsScore);
        while (all && at >= 0 && uses[at].Weight <= 0)
        {
            at = scores.FindIndex(at + 1, score => !score.IsScore);
        }

        return at < 0 ? null : EvaluatorScore.Failed($"{uses[at].Name}: {scores[at].Error}");
    }

    private string Reasons(List<EvaluatorScore> scores, bool passed) => string.Join("; ", scores
        .Select((score, at) => (Score: score, uses[at].Name)).Where(pair => pair.Score.Passed == passed)
        .Select(pair => pair.Score.Reason is { } reason ? $"{pair.Name}: {reason}" : pair.Name).Take(5));

    private static EvaluatorKind Of(string kind, bool all) => new(kind, "of", (document, files) =>
    {
        int before = document.Faults.Count;
        IReadOnlyList<EvaluatorUse> uses = EvaluatorReader.Read(document, "of", files);
        double? threshold = all ? document.Share("threshold") : null;
        return uses.Count > 0 ? new CombinedEvaluator(uses, all, threshold)
            : document.Faults.Count > before ? null
            : document.FaultOf<Evaluator>("of", "nothing", $"write {kind}: [contains: a, contains: b]");
    });
}
