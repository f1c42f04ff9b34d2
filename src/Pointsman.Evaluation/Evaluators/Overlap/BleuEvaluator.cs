namespace Pointsman.Evaluation;

/// <summary>
/// BLEU of one answer (Papineni et al. 2002): the geometric mean of the precisions of runs of 1 to 4 tokens, clipped by
/// the texts, times the penalty for brevity.
/// </summary>
/// <param name="wanted">The texts.</param>
/// <param name="threshold">From which score on an answer passes.</param>
/// <param name="smoothing">What a precision of nothing counts as.</param>
/// <param name="ignoreCase">Whether capitals are small letters.</param>
public sealed class BleuEvaluator(
    IReadOnlyList<Template> wanted, double threshold = OverlapEvaluator.DefaultThreshold,
    BleuSmoothing smoothing = BleuSmoothing.None, bool ignoreCase = false)
    : OverlapEvaluator(wanted, threshold)
{
    internal static readonly EvaluatorKind Reading = Of("bleu", DefaultThreshold, (document, wanted, threshold) =>
    {
        BleuSmoothing smoothing = document.Word("smoothing", ["none", "epsilon", "add-one"]) switch
        {
            "epsilon" => BleuSmoothing.Epsilon, "add-one" => BleuSmoothing.AddOne, _ => BleuSmoothing.None,
        };
        return new BleuEvaluator(wanted, threshold, smoothing, document.YesNo("ignore-case") ?? false);
    });

    /// <inheritdoc />
    public override string Kind => "bleu";

    /// <inheritdoc />
    protected override string Settings => string.Concat(base.Settings, smoothing switch
    {
        BleuSmoothing.Epsilon => " smoothed by epsilon",
        BleuSmoothing.AddOne => " smoothed by add-one",
        _ => "",
    }, ignoreCase ? " (any case)" : "");

    /// <inheritdoc />
    protected override double? Measure(
        string answer, IReadOnlyList<string> texts, CancellationToken cancel, out EvaluatorScore? error)
    {
        error = null;
        return Bleu.Of(Tokens(answer), [.. texts.Select(Tokens)], smoothing);
    }

    private string[] Tokens(string text) => Bleu.Tokens(ignoreCase ? text.ToLowerInvariant() : text);
}
