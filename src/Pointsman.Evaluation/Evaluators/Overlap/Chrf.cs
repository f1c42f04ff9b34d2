using System.Text;

namespace Pointsman.Evaluation;

/// <summary>chrF of one answer, by the definition of sacreBLEU without smoothing and without words.</summary>
internal static class Chrf
{
    private const int Longest = 6;

    private const double Beta = 2;

    public static double Of(string[] found, string[] wanted, CancellationToken cancel)
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

    public static string[] Signs(string text) =>
        [.. text.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune)).Select(rune => rune.ToString())];
}
