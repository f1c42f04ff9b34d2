namespace Pointsman.Evaluation;

/// <summary>A model judges the answer by a rubric in plain words.</summary>
public sealed class RubricEvaluator : Evaluator
{
    private readonly string _kind;
    private readonly Template _rubric;
    private readonly RatingRounds _rounds;
    private readonly string? _needs;

    internal RubricEvaluator(string kind, Template rubric, RatingRounds rounds, string? needs = null)
    {
        _kind = kind;
        _rubric = rubric;
        _rounds = rounds;
        _needs = needs;
    }

    /// <summary>A rubric, judged by a model of a name, or by the suite's judge.</summary>
    public RubricEvaluator(
        Template rubric, string? model = null, int samples = 1, double threshold = RatingRounds.DefaultThreshold)
        : this("rubric", rubric, new RatingRounds(new Judge(model), samples, threshold))
    {
    }

    internal static readonly EvaluatorKind Reading = new("rubric", "text", (document, _) =>
    {
        Template? rubric = EvaluatorKeys.Template(document, "text");
        RatingRounds rounds = RatingRounds.Read(document);
        return rubric is null ? null : new RubricEvaluator("rubric", rubric, rounds);
    });

    /// <inheritdoc />
    public override IReadOnlyList<string> JudgedBy => [_rounds.Judge.Model ?? ""];

    /// <inheritdoc />
    public override string Kind => _kind;

    /// <inheritdoc />
    public override string About => _kind == "rubric" ? $"rubric: {Short(_rubric.Text)}" : _kind;

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        if (Missing(evaluated.Case) is { } lacks)
        {
            return new(EvaluatorScore.Failed(lacks));
        }

        if (_rubric.Render(evaluated.Case, out string? missing) is not { } rubric)
        {
            return new(EvaluatorScore.Failed($"the case has no value for {{{{{missing}}}}}"));
        }

        return _rounds.ScoreAsync(
            tools,
            JudgeAsk.Of(evaluated, $"Judge it by this rubric:\n{rubric}", Rating.Request, true, true),
            cancel);
    }

    private string? Missing(Case one) => _needs switch
    {
        "expected" when one.Expected is null => $"{_kind} needs the key 'expected' in the case",
        "context" when !one.Values.ContainsKey("context") => $"{_kind} needs the key 'context' in the case",
        _ => null,
    };

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
