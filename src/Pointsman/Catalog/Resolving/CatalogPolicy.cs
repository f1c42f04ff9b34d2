namespace Pointsman;

/// <summary>
/// How sources that disagree are resolved: for each kind of fact the first source in order that states it wins. What
/// the others say is kept and listed as a conflict. A price is taken whole from one source; the others only add rates
/// that it lacks, and only when they agree with it on input and output.
/// </summary>
public sealed class CatalogPolicy
{
    private readonly int[][] _ranks;

    internal CatalogPolicy(
        IReadOnlyList<Source> sources, IReadOnlyDictionary<FactGroup, IReadOnlyList<string>> order,
            IReadOnlyDictionary<FactGroup, string> why)
    {
        Order = order;
        Why = why;
        _ranks = new int[Enum.GetValues<FactGroup>().Length][];
        foreach (FactGroup group in Enum.GetValues<FactGroup>())
        {
            List<string> wanted = [.. order[group]];
            _ranks[(int)group] =
            [
                .. sources.Select((source, i) => wanted.IndexOf(source.Id) is >= 0 and var at ? at : wanted.Count + i),
            ];
        }
    }

    /// <summary>Source ids by kind of fact, the most trusted first; sources that are not named come last.</summary>
    public IReadOnlyDictionary<FactGroup, IReadOnlyList<string>> Order { get; }

    /// <summary>Why the order of a kind of fact is what it is, in a sentence.</summary>
    public IReadOnlyDictionary<FactGroup, string> Why { get; }

    internal int Rank(FactGroup group, int source) => _ranks[(int)group][source];
}
