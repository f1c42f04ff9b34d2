namespace Pointsman.Evaluation;

/// <summary>Levenshtein's distance: the fewest insertions, deletions and replacements from one to another.</summary>
internal static class EditDistance
{
    /// <summary>The distance. Takes time in proportion to the product of the lengths.</summary>
    public static int Between(ReadOnlySpan<int> left, ReadOnlySpan<int> right, CancellationToken cancel)
    {
        int same = left.CommonPrefixLength(right);
        left = left[same..];
        right = right[same..];
        while (left.Length > 0 && right.Length > 0 && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        int[] row = new int[right.Length + 1];
        for (int at = 0; at <= right.Length; at++)
        {
            row[at] = at;
        }

        for (int i = 0; i < left.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < right.Length; j++)
            {
                int replaced = diagonal + (left[i] == right[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(diagonal, row[j]) + 1);
            }
        }

        return row[right.Length];
    }
}
