using System.Text;

namespace Pointsman.Evaluation;

/// <summary>BLEU of one sentence, by the definition of NLTK's <c>sentence_bleu</c> with four equal weights.</summary>
internal static class Bleu
{
    private const int Longest = 4;

    private const double Epsilon = 0.1;

    /// <summary>
    /// Runs of letters with their marks, digits and underscores are tokens, and runs of other signs between blanks.
    /// </summary>
    public static string[] Tokens(string text)
    {
        var tokens = new List<string>();
        int start = 0, at = 0, kind = 0;
        foreach (Rune sign in text.EnumerateRunes())
        {
            if (Kind(sign) != kind)
            {
                Add(start, at);
                (start, kind) = (at, Kind(sign));
            }

            at += sign.Utf16SequenceLength;
        }

        Add(start, at);
        return [.. tokens];

        void Add(int from, int to)
        {
            if (kind > 0)
            {
                tokens.Add(text[from..to]);
            }
        }
    }

    public static double Of(string[] answer, IReadOnlyList<string[]> texts, BleuSmoothing smoothing)
    {
        double logs = 0;
        for (int length = 1; length <= Longest; length++)
        {
            (int found, int all) = Clipped(answer, texts, length);
            if (length == 1 && found == 0)
            {
                return 0;
            }

            (double top, double under) = (found, smoothing) switch
            {
                (0, BleuSmoothing.Epsilon) => (Epsilon, all),
                (_, BleuSmoothing.AddOne) when length > 1 => (found + 1, all + 1),
                _ => (found, all),
            };
            logs += Math.Log(top / under) / Longest;
        }

        return Brevity(answer.Length, texts) * Math.Exp(logs);
    }

    private static (int Found, int All) Clipped(string[] answer, IReadOnlyList<string[]> texts, int length)
    {
        Dictionary<string, int> runs = TokenCounts.OfRuns(answer, length);
        Dictionary<string, int>[] wanted = [.. texts.Select(text => TokenCounts.OfRuns(text, length))];
        int found = runs.Sum(run => Math.Min(run.Value, wanted.Max(counts => counts.GetValueOrDefault(run.Key))));
        return (found, Math.Max(1, answer.Length - length + 1));
    }

    // Beside the text whose length is nearest; of two as near the shorter one.
    private static double Brevity(int answer, IReadOnlyList<string[]> texts)
    {
        int nearest = texts.Select(text => text.Length).MinBy(length => (Math.Abs(length - answer), length));
        return answer > nearest ? 1 : Math.Exp(1 - ((double)nearest / answer));
    }

    private static int Kind(Rune sign) =>
        Rune.IsWhiteSpace(sign) ? 0 : WordSigns.Is(sign) || sign.Value == '_' ? 1 : 2;
}
