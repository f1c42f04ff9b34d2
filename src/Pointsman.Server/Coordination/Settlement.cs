namespace Pointsman.Server;

/// <summary>What became of a reservation that was settled.</summary>
internal enum Settlement
{
    /// <summary>The true use stands in place of what was reserved.</summary>
    Booked,

    /// <summary>It had expired before; the true use was counted all the same.</summary>
    BookedLate,

    /// <summary>It was settled before, or never made; nothing was counted.</summary>
    NothingThere,
}
