namespace Pointsman.Evaluation;

/// <summary>What an imported case was judged by, over all its results.</summary>
internal sealed class CaseShape
{
    private readonly List<RunEvaluator> _evaluators = [];
    private bool _closed;

    /// <summary>The evaluators, in order.</summary>
    public IReadOnlyList<RunEvaluator> Evaluators => _evaluators;

    /// <summary>Whether the tool's verdict decides, since it does not follow from the parts.</summary>
    public bool ByVerdict { get; private set; }

    /// <summary>Notes a result.</summary>
    public void Add(ImportedResult result, string tool)
    {
        var met = new Dictionary<RunEvaluator, int>();
        foreach ((RunEvaluator evaluator, _) in Parts(result, tool))
        {
            int nth = met[evaluator] = met.GetValueOrDefault(evaluator) + 1;
            if (_evaluators.Count(one => one == evaluator) < nth)
            {
                _evaluators.Add(evaluator);
            }
        }

        if (result is { Answer: not null, Verdict: { } verdict } && result.Scores.Count > 0)
        {
            Grade? grade = Grade.Of(
                [.. result.Scores.Select(one => one.Evaluator.Weight)], [.. result.Scores.Select(one => one.Score)],
                result.Case.Threshold);
            ByVerdict |= verdict.IsScore != grade is not null
                || (grade is not null
                    && (grade.Passed != verdict.Passed || Math.Abs(grade.Value - verdict.Value) > 0.001));
        }
    }

    /// <summary>Called when all results are noted.</summary>
    public void Close(string tool)
    {
        _closed = true;
        ByVerdict |= _evaluators.Any(one => one.Kind == tool && one == Whole(tool)) && _evaluators.Count > 1;
        if (ByVerdict)
        {
            RunEvaluator[] parts =
                [.. _evaluators.Where(one => one.Kind != tool).Select(one => one with { Weight = 0 })];
            _evaluators.Clear();
            _evaluators.Add(Whole(tool));
            _evaluators.AddRange(parts);
        }
    }

    /// <summary>The scores of a result, one for each evaluator; what the tool does not tell is an error.</summary>
    public IReadOnlyList<EvaluatorScore> ScoresOf(ImportedResult result, string tool)
    {
        if (!_closed)
        {
            return [];
        }

        List<(RunEvaluator Evaluator, EvaluatorScore Score)> left =
        [
            .. ByVerdict && result.Verdict is { } verdict
                ? result.Scores.Select(one => (one.Evaluator with { Weight = 0 }, one.Score))
                    .Prepend((Whole(tool), verdict))
                : Parts(result, tool),
        ];
        var scores = new List<EvaluatorScore>();
        foreach (RunEvaluator evaluator in _evaluators)
        {
            int at = left.FindIndex(one => one.Evaluator == evaluator);
            scores.Add(at < 0 ? EvaluatorScore.Failed($"{tool} tells no score of it here") : left[at].Score);
            if (at >= 0)
            {
                left.RemoveAt(at);
            }
        }

        return scores;
    }

    // A tool that gives a verdict alone is one evaluator.
    private static IEnumerable<(RunEvaluator Evaluator, EvaluatorScore Score)> Parts(
        ImportedResult result, string tool) =>
        result.Scores.Count > 0 || result.Verdict is null ? result.Scores : [(Whole(tool), result.Verdict)];

    private static RunEvaluator Whole(string tool) => new($"verdict of {tool}", tool, 1);
}
