namespace Pointsman;

/// <summary>
/// Votes, counted. The most weight wins; of equals the one with the heaviest single voter, then the one whose voter
/// stands first in the configuration. The order in which votes came does not matter.
/// </summary>
internal sealed class VoteCount
{
    private VoteCount(IReadOnlyList<VoteGroup> groups)
    {
        Groups = groups;
        Total = groups.Sum(group => group.Total);
    }

    /// <summary>What was voted for, the winner first.</summary>
    public IReadOnlyList<VoteGroup> Groups { get; }

    /// <summary>The weight of all votes.</summary>
    public decimal Total { get; }

    public string Winner => Groups[0].Label;

    /// <summary>The winner's part of all votes, from 0 to 1.</summary>
    public double Share => (double)(Groups[0].Total / Total);

    /// <summary>Counts; there is at least one vote.</summary>
    public static VoteCount Of(IReadOnlyList<Ballot> ballots) => new(
    [
        .. ballots.GroupBy(ballot => ballot.Label, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(ballot => ballot.Weight))
            .ThenByDescending(group => group.Max(ballot => ballot.Weight))
            .ThenBy(group => group.Min(ballot => ballot.Member))
            .Select(group => new VoteGroup(group.Key, group.Sum(ballot => ballot.Weight), group.Count())),
    ]);

    /// <summary>Whether the winner stands, however votes of a weight of <paramref name="pending"/> turn out.</summary>
    public bool IsSettled(decimal pending) =>
        Groups[0].Total - (Groups.Count > 1 ? Groups[1].Total : 0m) > pending;

    /// <summary>Which of the groups a label is.</summary>
    public int PlaceOf(string label)
    {
        int at = 0;
        while (Groups[at].Label != label)
        {
            at++;
        }

        return at;
    }
}
