namespace Pointsman.Evaluation;

/// <summary>
/// How much of each text a page holds, so that it stays small enough to be opened and sent: short texts are whole, and
/// long ones share what is left.
/// </summary>
internal static class TextBudget
{
    /// <summary>The most of one text, in characters.</summary>
    public const int MostPerText = 4000;

    /// <summary>The most of all texts together, in characters.</summary>
    public const long MostInAll = 32 * 1024 * 1024;

    /// <summary>So much of a text is shown however many there are.</summary>
    public const int LeastPerText = 40;

    /// <summary>The most of each text by which all texts together stay within the bound.</summary>
    public static int Limit(IEnumerable<int> lengths, long mostInAll = MostInAll)
    {
        long[] ofLength = new long[MostPerText + 1];
        long longer = 0;
        foreach (int length in lengths)
        {
            ofLength[Math.Min(length, MostPerText)]++;
            longer++;
        }

        long sum = 0;
        for (int limit = 1; limit <= MostPerText; limit++)
        {
            // Every text at least so long has one character more.
            longer -= ofLength[limit - 1];
            sum += longer;
            if (sum > mostInAll)
            {
                return Math.Max(LeastPerText, limit - 1);
            }
        }

        return MostPerText;
    }
}
