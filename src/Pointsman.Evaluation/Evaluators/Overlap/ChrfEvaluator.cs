namespace Pointsman.Evaluation;

/// <summary>
/// chrF (Popović 2015): precision and recall over runs of 1 to 6 characters without white space, averaged over the
/// lengths, with recall weighing twice as much; of several texts the best counts.
/// </summary>
public sealed class ChrfEvaluator(
    IReadOnlyList<Template> wanted, double threshold = OverlapEvaluator.DefaultThreshold)
    : OverlapEvaluator(wanted, threshold)
{
    private const int Longest = 6;

    private const double Beta = 2;

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
        int longest = Math.Max(answer.Length, texts.Max(text => text.Length));
        error = longest <= MostRuns ? null
            : EvaluatorScore.Failed($"a text of {longest} characters; chrf compares at most {MostRuns}");
        if (error is not null)
        {
            return null;
        }

        string[] found = Signs(answer);
        return texts.Max(text => Score(found, Signs(text), cancel));
    }

    private static double Score(string[] found, string[] wanted, CancellationToken cancel)
    {
        double precision = 0, recall = 0;
        int lengths = 0;
        for (int length = 1; length <= Longest; length++)
        {
            cancel.ThrowIfCancellationRequested();
            int inFound = found.Length - length + 1, inWanted = wanted.Length - length + 1;
            if (inFound <= 0 || inWanted <= 0)
            {
                continue;
            }

            int same = TokenCounts.Common(TokenCounts.OfRuns(found, length), TokenCounts.OfRuns(wanted, length));
            precision += (double)same / inFound;
            recall += (double)same / inWanted;
            lengths++;
        }

        if (precision + recall <= 0)
        {
            return found.Length + wanted.Length == 0 ? 1 : 0;
        }

        precision /= lengths;
        recall /= lengths;
        return (1 + (Beta * Beta)) * precision * recall / ((Beta * Beta * precision) + recall);
    }

    private static string[] Signs(string text) =>
        [.. text.EnumerateRunes().Where(rune => !System.Text.Rune.IsWhiteSpace(rune)).Select(rune => rune.ToString())];
}
