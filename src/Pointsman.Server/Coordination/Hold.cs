namespace Pointsman.Server;

/// <summary>What one request in flight has reserved.</summary>
internal struct Hold
{
    /// <summary>The number of the reservation, new for each; 0 in a place that is free.</summary>
    public long Id;

    /// <summary>When it was counted.</summary>
    public Moment Counted;

    /// <summary>Reserved tokens.</summary>
    public long Tokens;

    /// <summary>Reserved US dollars.</summary>
    public decimal Usd;

    /// <summary>Whether it took too long, so that what it had reserved was given back.</summary>
    public bool Expired;

    /// <summary>The place of the one before in the same list; -1 at the start.</summary>
    public int Previous;

    /// <summary>The place of the next one in the same list; -1 at the end.</summary>
    public int Next;
}
