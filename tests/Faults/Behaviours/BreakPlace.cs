namespace Pointsman.Faults;

/// <summary>Where an answer breaks off.</summary>
internal enum BreakPlace
{
    /// <summary>Between two events, or after half of a body.</summary>
    BetweenEvents,

    /// <summary>In the middle of an event's JSON.</summary>
    InsideEvent,

    /// <summary>In the middle of a chunk of the transfer encoding.</summary>
    InsideChunk,

    /// <summary>Before the first byte of the head.</summary>
    BeforeHead,
}
