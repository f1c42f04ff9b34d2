namespace Pointsman.Server;

/// <summary>A decision of the ledger with all that it was made from, and nothing that the client wrote.</summary>
internal sealed record RecordedDecision
{
    /// <summary>The id of its call.</summary>
    public required DecisionId Id { get; init; }

    /// <summary>When the call began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The route, or the model where none was asked for by name.</summary>
    public required string Route { get; init; }

    /// <summary>What the route's section and its targets said then, as <see cref="RouteVersion"/> writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Whether the words of the last question were looked at.</summary>
    public required bool WordsRead { get; init; }

    /// <summary>The decision and what it was made from. Its facts are without what the route itself said of the
    /// request: that is the configuration's, and is asked again.</summary>
    public required DecisionRecord Record { get; init; }
}
