namespace Pointsman.Evaluation;

/// <summary>Which cases of a suite are run, where not all are. What is said here holds together.</summary>
public sealed record CaseChoice
{
    /// <summary>The first so many rows; null for all.</summary>
    public int? First { get; init; }

    /// <summary>Only cases of this category; null for all.</summary>
    public string? Category { get; init; }

    /// <summary>
    /// So many cases by chance, from each category as many as its share; null for all. A larger sample of the same
    /// seed holds the smaller one.
    /// </summary>
    public int? Sample { get; init; }

    /// <summary>What the sample is drawn with; null for the suite's seed.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Whether anything is left out at all.</summary>
    public bool IsAll => First is null && Category is null && Sample is null;

    /// <summary>The suite with the chosen cases alone, and how many rows are left out because they cannot be read.
    /// </summary>
    /// <exception cref="FaultsException">Nothing is left, or there is no such category.</exception>
    public Suite Of(Suite suite, out int badRows)
    {
        badRows = 0;
        if (IsAll)
        {
            return suite;
        }

        var chosen = new ChosenCases(suite, this);
        badRows = chosen.BadRows;
        return suite with { Cases = [chosen] };
    }
}
