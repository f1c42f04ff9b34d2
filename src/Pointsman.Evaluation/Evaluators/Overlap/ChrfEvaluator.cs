namespace Pointsman.Evaluation;

/// <summary>
/// chrF (Popović 2015): precision and recall over runs of 1 to 6 characters without white space, averaged over the
/// lengths, with recall weighing twice as much; of several texts the best counts.
/// </summary>
public sealed class ChrfEvaluator(
    IReadOnlyList<Template> wanted, double threshold = OverlapEvaluator.DefaultThreshold)
    : OverlapEvaluator(wanted, threshold)
{
    // Each run is remembered, six for each character.
    private const int MostRuns = 200_000;

    internal static readonly EvaluatorKind Reading =
        Of("chrf", DefaultThreshold, (_, wanted, threshold) => new ChrfEvaluator(wanted, threshold));

    /// <inheritdoc />
    public override string Kind => "chrf";

    /// <inheritdoc />
    protected override double? Measure(
        string answer, IReadOnlyList<string> texts, CancellationToken cancel, out EvaluatorScore? error)
    {
        long longest = Math.Max(answer.Length, texts.Sum(text => (long)text.Length));
        error = longest <= MostRuns ? null : EvaluatorScore.Failed(
            $"an answer or texts of {longest} characters together; chrf compares at most {MostRuns}");
        if (error is not null)
        {
            return null;
        }

        string[] found = Chrf.Signs(answer);
        return texts.Max(text => Chrf.Of(found, Chrf.Signs(text), cancel));
    }
}
