namespace Pointsman;

/// <summary>How two models did on the same cases, each right or wrong.</summary>
/// <param name="Both">Cases that both got right.</param>
/// <param name="FirstOnly">Cases that only the first got right.</param>
/// <param name="SecondOnly">Cases that only the second got right.</param>
/// <param name="Neither">Cases that none got right.</param>
public sealed record PairedCounts(int Both, int FirstOnly, int SecondOnly, int Neither)
{
    /// <summary>How many cases there are.</summary>
    public int Total => Both + FirstOnly + SecondOnly + Neither;

    /// <summary>What the first has more than the second, as a share of all cases.</summary>
    public double Difference => (double)(FirstOnly - SecondOnly) / Total;

    /// <summary>The share of cases in which the two differ; what a comparison lives on.</summary>
    public double Discordance => (double)(FirstOnly + SecondOnly) / Total;

    /// <summary>Counts cases, given in the same order for both.</summary>
    public static PairedCounts Of(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second)
    {
        Require.SameLength(first.Length, second.Length, nameof(second));
        int both = 0, onlyFirst = 0, onlySecond = 0;
        for (int i = 0; i < first.Length; i++)
        {
            both += first[i] && second[i] ? 1 : 0;
            onlyFirst += first[i] && !second[i] ? 1 : 0;
            onlySecond += !first[i] && second[i] ? 1 : 0;
        }

        return new PairedCounts(both, onlyFirst, onlySecond, first.Length - both - onlyFirst - onlySecond);
    }

    internal PairedCounts Checked()
    {
        Require.AtLeast(Both, 0);
        Require.AtLeast(FirstOnly, 0);
        Require.AtLeast(SecondOnly, 0);
        Require.AtLeast(Neither, 0);
        Require.AtLeast(Total, 1);
        return this;
    }
}
