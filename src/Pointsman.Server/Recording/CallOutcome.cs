namespace Pointsman.Server;

/// <summary>How a call ended for the client. The numbers stand in the database.</summary>
public enum CallOutcome
{
    /// <summary>The server ended before the call did.</summary>
    Unknown = 0,

    /// <summary>The client has its whole answer.</summary>
    Completed = 1,

    /// <summary>No target gave an answer, or the gateway itself failed.</summary>
    Failed = 2,

    /// <summary>The gateway refused the call before any attempt, or for want of budget or limit.</summary>
    Refused = 3,

    /// <summary>The client left before the end.</summary>
    ClientLeft = 4,

    /// <summary>The answer broke off after it had begun.</summary>
    Cut = 5,

    /// <summary>A person has the case; the client was told where to ask for the answer.</summary>
    Waiting = 6,
}
