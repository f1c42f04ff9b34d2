using System.Text;

namespace Pointsman.Evaluation;

/// <summary>
/// ROUGE without stemming. Words are runs of letters, with their marks, and digits in lower case; for English texts
/// that is what the package <c>rouge_score</c> takes for words, and other alphabets have words too.
/// </summary>
internal static class Rouge
{
    /// <summary>The words of a text, line by line where the form compares lines, else as one line.</summary>
    public static string[][] Lines(RougeForm form, string text) => form == RougeForm.Summary
        ? [.. text.Split('\n').Select(Words).Where(words => words.Length > 0)]
        : [Words(text)];

    /// <summary>Compares what <see cref="Lines"/> gives.</summary>
    public static RougeScore Of(RougeForm form, string[][] answer, string[][] text, CancellationToken cancel) =>
        form switch
        {
            RougeForm.One => Runs(answer[0], text[0], 1),
            RougeForm.Two => Runs(answer[0], text[0], 2),
            RougeForm.Sequence => Sequence(answer[0], text[0], cancel),
            _ => Summary(answer, text, cancel),
        };

    public static string[] Words(string text)
    {
        var words = new List<string>();
        int start = 0, at = 0;
        foreach (Rune sign in text.EnumerateRunes())
        {
            if (!WordSigns.Is(sign))
            {
                Add(start, at);
                start = at + sign.Utf16SequenceLength;
            }

            at += sign.Utf16SequenceLength;
        }

        Add(start, at);
        return [.. words];

        void Add(int from, int to)
        {
            if (to > from)
            {
                words.Add(text[from..to].ToLowerInvariant());
            }
        }
    }

    private static RougeScore Runs(string[] answer, string[] text, int length)
    {
        int hits = TokenCounts.Common(TokenCounts.OfRuns(answer, length), TokenCounts.OfRuns(text, length));
        return RougeScore.Of(hits, Math.Max(0, answer.Length - length + 1), Math.Max(0, text.Length - length + 1));
    }

    private static RougeScore Sequence(string[] answer, string[] text, CancellationToken cancel)
    {
        int[] row = new int[answer.Length + 1];
        foreach (string word in text)
        {
            cancel.ThrowIfCancellationRequested();
            int diagonal = 0;
            for (int at = 0; at < answer.Length; at++)
            {
                int above = row[at + 1];
                row[at + 1] = word == answer[at] ? diagonal + 1 : Math.Max(above, row[at]);
                diagonal = above;
            }
        }

        return RougeScore.Of(row[answer.Length], answer.Length, text.Length);
    }

    // Lin's union of the longest common sequences of each line of the text with all lines of the answer; no word of
    // either counts more often than it stands there.
    private static RougeScore Summary(string[][] answer, string[][] text, CancellationToken cancel)
    {
        Dictionary<string, int> left = TokenCounts.Of(answer.SelectMany(line => line));
        Dictionary<string, int> right = TokenCounts.Of(text.SelectMany(line => line));
        int hits = 0;
        foreach (string[] line in text)
        {
            var union = new SortedSet<int>();
            foreach (string[] other in answer)
            {
                cancel.ThrowIfCancellationRequested();
                union.UnionWith(Places(line, other));
            }

            foreach (string word in union.Select(place => line[place]))
            {
                if (left.GetValueOrDefault(word) > 0 && right.GetValueOrDefault(word) > 0)
                {
                    hits++;
                    left[word]--;
                    right[word]--;
                }
            }
        }

        return RougeScore.Of(hits, answer.Sum(line => line.Length), text.Sum(line => line.Length));
    }

    // The places in the text's line of one longest common sequence.
    private static List<int> Places(string[] text, string[] answer)
    {
        int[,] most = new int[text.Length + 1, answer.Length + 1];
        for (int i = 1; i <= text.Length; i++)
        {
            for (int j = 1; j <= answer.Length; j++)
            {
                most[i, j] = text[i - 1] == answer[j - 1]
                    ? most[i - 1, j - 1] + 1
                    : Math.Max(most[i - 1, j], most[i, j - 1]);
            }
        }

        var places = new List<int>();
        (int at, int other) = (text.Length, answer.Length);
        while (at > 0 && other > 0)
        {
            if (text[at - 1] == answer[other - 1])
            {
                places.Add(--at);
                other--;
            }
            else if (most[at, other - 1] > most[at - 1, other])
            {
                other--;
            }
            else
            {
                at--;
            }
        }

        return places;
    }
}
