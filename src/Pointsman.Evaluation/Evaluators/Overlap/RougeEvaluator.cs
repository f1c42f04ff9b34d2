namespace Pointsman.Evaluation;

/// <summary>
/// ROUGE (Lin 2004): words, pairs of words, or the longest common sequence that answer and text share, as precision,
/// recall or their harmonic mean; of several texts the one with the best mean counts.
/// </summary>
public sealed class RougeEvaluator : OverlapEvaluator
{
    internal static readonly EvaluatorKind One = Of("rouge-1", RougeForm.One);
    internal static readonly EvaluatorKind Two = Of("rouge-2", RougeForm.Two);
    internal static readonly EvaluatorKind Sequence = Of("rouge-l", RougeForm.Sequence);
    internal static readonly EvaluatorKind Summary = Of("rouge-lsum", RougeForm.Summary);

    private static readonly string[] Names = ["rouge-1", "rouge-2", "rouge-l", "rouge-lsum"];

    private readonly RougeForm _form;
    private readonly RougeMeasure _measure;

    /// <summary>Measures in a form.</summary>
    /// <param name="wanted">The texts.</param>
    /// <param name="form">What is compared.</param>
    /// <param name="measure">Which number is the score.</param>
    /// <param name="threshold">From which score on an answer passes.</param>
    public RougeEvaluator(
        IReadOnlyList<Template> wanted, RougeForm form, RougeMeasure measure = RougeMeasure.F1,
        double threshold = DefaultThreshold)
        : base(wanted, threshold)
    {
        _form = form;
        _measure = measure;
    }

    /// <inheritdoc />
    public override string Kind => Names[(int)_form];

    /// <inheritdoc />
    protected override string Settings => _measure == RougeMeasure.F1 ? base.Settings
        : $"{_measure.ToString().ToLowerInvariant()} {base.Settings}";

    /// <inheritdoc />
    protected override double? Measure(
        string answer, IReadOnlyList<string> texts, CancellationToken cancel, out EvaluatorScore? error)
    {
        string[][] found = Rouge.Lines(_form, answer);
        string[][][] wanted = [.. texts.Select(text => Rouge.Lines(_form, text))];
        error = TooLong(found.Sum(line => line.Length), wanted.Sum(text => text.Sum(line => line.Length)));
        if (error is not null)
        {
            return null;
        }

        RougeScore? best = null;
        foreach (string[][] text in wanted)
        {
            RougeScore score = Rouge.Of(_form, found, text, cancel);
            best = best is null || score.F1 > best.F1 ? score : best;
        }

        return _measure switch
        {
            RougeMeasure.Precision => best!.Precision,
            RougeMeasure.Recall => best!.Recall,
            _ => best!.F1,
        };
    }

    private EvaluatorScore? TooLong(long found, long wanted) => _form switch
    {
        RougeForm.Sequence => TextCells.TooMany(found, wanted, "words"),
        RougeForm.Summary => TextCells.TooMany(found, wanted, "words", TextCells.MostRemembered),
        _ => null,
    };

    private static EvaluatorKind Of(string kind, RougeForm form) =>
        Of(kind, DefaultThreshold, (document, wanted, threshold) =>
        {
            RougeMeasure measure = document.Word("score", ["f1", "precision", "recall"]) switch
            {
                "precision" => RougeMeasure.Precision, "recall" => RougeMeasure.Recall, _ => RougeMeasure.F1,
            };
            return new RougeEvaluator(wanted, form, measure, threshold);
        });
}
