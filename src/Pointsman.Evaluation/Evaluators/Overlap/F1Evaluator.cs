namespace Pointsman.Evaluation;

/// <summary>
/// F1 over words as SQuAD defines it: both texts in lower case, without punctuation and articles; of several texts the
/// best counts.
/// </summary>
public sealed class F1Evaluator(
    IReadOnlyList<Template> wanted, double threshold = OverlapEvaluator.DefaultThreshold)
    : OverlapEvaluator(wanted, threshold)
{
    internal static readonly EvaluatorKind Reading =
        Of("f1", DefaultThreshold, (_, wanted, threshold) => new F1Evaluator(wanted, threshold));

    /// <inheritdoc />
    public override string Kind => "f1";

    /// <inheritdoc />
    protected override double? Measure(
        string answer, IReadOnlyList<string> texts, CancellationToken cancel, out EvaluatorScore? error)
    {
        error = null;
        string[] found = SquadText.Words(answer);
        return texts.Max(text => SquadText.F1(found, SquadText.Words(text)));
    }
}
