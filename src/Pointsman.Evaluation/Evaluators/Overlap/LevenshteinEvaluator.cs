using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>
/// How few characters change between the answer and a text, by Levenshtein's distance over code points. The score is
/// 1 − distance / length of the longer text; of several texts the nearest counts.
/// </summary>
/// <param name="wanted">The texts.</param>
/// <param name="threshold">From which score on an answer passes.</param>
/// <param name="most">The largest distance with which it passes, whatever the score; null to go by the score.</param>
public sealed class LevenshteinEvaluator(IReadOnlyList<Template> wanted, double threshold, int? most = null)
    : TextEvaluator(wanted)
{
    internal static readonly EvaluatorKind Reading = new("levenshtein", "value", (document, _) =>
    {
        double threshold = EvaluatorKeys.Threshold(document, 0.8);
        int? most = (int?)document.Whole("max", 0, MostCharacters, "changes");
        if (most is not null && document.Has("threshold"))
        {
            document.FaultOf<string>("max", "max beside threshold", "write one of the two");
        }

        return EvaluatorKeys.Templates(document, "value", EvaluatorKeys.Expected) is { } wanted
            ? new LevenshteinEvaluator(wanted, threshold, most)
            : null;
    });

    /// <inheritdoc />
    public override string Kind => "levenshtein";

    /// <inheritdoc />
    protected override string Settings => most is null ? $"≥ {EvaluatorKeys.Number(threshold)}" : $"≤ {most} changes";

    /// <inheritdoc />
    protected override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        int[] found = Signs(answer);
        int[][] wanted = [.. texts.Select(Signs)];
        if (TextCells.TooMany(found.Length, wanted.Sum(text => (long)text.Length), "characters") is { } tooMany)
        {
            return tooMany;
        }

        (double Score, int Distance) best = (-1, int.MaxValue);
        foreach (int[] text in wanted)
        {
            int distance = EditDistance.Between(found, text, cancel);
            int longer = Math.Max(found.Length, text.Length);
            double score = longer == 0 ? 1 : 1 - ((double)distance / longer);
            bool nearer = most is null ? score > best.Score : distance < best.Distance;
            best = nearer ? (score, distance) : best;
        }

        bool passed = most is { } bound ? best.Distance <= bound : best.Score >= threshold;
        return EvaluatorScore.Of(best.Score, passed, string.Create(
            CultureInfo.InvariantCulture, $"{best.Distance} changes, {best.Score:P1} alike"));
    }

    private static int[] Signs(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];
}
