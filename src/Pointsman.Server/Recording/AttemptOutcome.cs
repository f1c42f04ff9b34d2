namespace Pointsman.Server;

/// <summary>How an attempt at a target ended. The numbers stand in the database.</summary>
public enum AttemptOutcome
{
    /// <summary>The server ended before the attempt did.</summary>
    Unknown = 0,

    /// <summary>A whole answer.</summary>
    Ok = 1,

    /// <summary>An HTTP status that is no success; the status says which.</summary>
    Status = 2,

    /// <summary>No connection.</summary>
    Connect = 3,

    /// <summary>No headers in time.</summary>
    TimeoutHeaders = 4,

    /// <summary>No first token in time.</summary>
    TimeoutFirstToken = 5,

    /// <summary>Too long a pause between two events.</summary>
    TimeoutIdle = 6,

    /// <summary>The connection broke in the middle of the answer.</summary>
    Cut = 7,

    /// <summary>The answer was not what the protocol says.</summary>
    BadAnswer = 8,

    /// <summary>An error inside a stream that had begun with success.</summary>
    InBandError = 9,

    /// <summary>The client left.</summary>
    ClientLeft = 10,

    /// <summary>Another attempt won, and this one was given up.</summary>
    Superseded = 11,

    /// <summary>The time of the whole request was up.</summary>
    TimeoutTotal = 12,

    /// <summary>Larger than the gateway holds.</summary>
    TooLarge = 13,

    /// <summary>The target's protocol cannot express the request; nothing was sent.</summary>
    Inexpressible = 14,

    /// <summary>The gateway itself failed.</summary>
    Fault = 15,

    /// <summary>A person was asked, and had not answered when the client was told where to ask later.</summary>
    Waiting = 16,
}
