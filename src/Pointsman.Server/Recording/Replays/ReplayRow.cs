namespace Pointsman.Server;

/// <summary>What a replay needs of a row of the table of calls, as the database gives it.</summary>
internal sealed class ReplayRow
{
    public long Id { get; init; }

    public long Secret { get; init; }

    public long Started { get; init; }

    public string Tags { get; init; } = "";

    public string Route { get; init; } = "";

    public string Reason { get; init; } = "";

    public byte[]? Replay { get; init; }

    public DecisionId DecisionId => new(Id, unchecked((ulong)Secret));
}
