namespace Pointsman.Evaluation;

/// <summary>Which calls that were made are which of those that were expected; each is one of them at most.</summary>
internal static class CallMatching
{
    /// <summary>
    /// As many pairs as possible in any order, by augmenting paths (Kuhn 1955): for each expected call the one that was
    /// made, or −1.
    /// </summary>
    public static int[] Any(bool[,] fits)
    {
        int wanted = fits.GetLength(0), made = fits.GetLength(1);
        int[] owners = new int[made];
        Array.Fill(owners, -1);
        for (int call = 0; call < wanted; call++)
        {
            Place(call, new bool[made]);
        }

        int[] found = new int[wanted];
        Array.Fill(found, -1);
        for (int at = 0; at < made; at++)
        {
            if (owners[at] >= 0)
            {
                found[owners[at]] = at;
            }
        }

        return found;

        // Finds a call for an expected one, for which another may have to take another.
        bool Place(int call, bool[] seen)
        {
            for (int at = 0; at < made; at++)
            {
                if (fits[call, at] && !seen[at])
                {
                    seen[at] = true;
                    if (owners[at] < 0 || Place(owners[at], seen))
                    {
                        owners[at] = call;
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>The most pairs that stand in the same order on both sides: the longest common sequence.</summary>
    public static int[] InOrder(bool[,] fits)
    {
        int wanted = fits.GetLength(0), made = fits.GetLength(1);
        int[,] most = new int[wanted + 1, made + 1];
        for (int call = wanted - 1; call >= 0; call--)
        {
            for (int at = made - 1; at >= 0; at--)
            {
                most[call, at] = fits[call, at]
                    ? most[call + 1, at + 1] + 1
                    : Math.Max(most[call + 1, at], most[call, at + 1]);
            }
        }

        int[] found = new int[wanted];
        Array.Fill(found, -1);
        for (int call = 0, at = 0; call < wanted && at < made;)
        {
            if (fits[call, at])
            {
                found[call++] = at++;
            }
            else if (most[call + 1, at] >= most[call, at + 1])
            {
                call++;
            }
            else
            {
                at++;
            }
        }

        return found;
    }
}
