namespace Pointsman;

/// <summary>Why there is no answer.</summary>
public enum FailureKind
{
    /// <summary>No target can take the request.</summary>
    NoTarget,

    /// <summary>The request itself is refused; nobody else is asked.</summary>
    Refused,

    /// <summary>The targets failed, or were out of reach.</summary>
    Upstream,

    /// <summary>The time for the whole request was up.</summary>
    Deadline,

    /// <summary>Another call would exceed what the request may cost.</summary>
    Budget,

    /// <summary>There were answers, and none passed its checks.</summary>
    Unfit,

    /// <summary>Too few members answered.</summary>
    Quorum,

    /// <summary>A person has the case and has not answered yet.</summary>
    Waiting,
}
