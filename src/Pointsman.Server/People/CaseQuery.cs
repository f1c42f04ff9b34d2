namespace Pointsman.Server;

/// <summary>Which cases are listed.</summary>
internal sealed record CaseQuery
{
    /// <summary>Only those of a queue; null for all.</summary>
    public string? Queue { get; init; }

    /// <summary>Only those in a state; null for all.</summary>
    public CaseState? State { get; init; }

    /// <summary>Only those that can be answered.</summary>
    public bool OnlyOpen { get; init; }

    /// <summary>Only those that came after the one of this number.</summary>
    public long After { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 100;
}
