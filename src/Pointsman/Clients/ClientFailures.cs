namespace Pointsman;

/// <summary>What an exception of a chat client means.</summary>
internal static class ClientFailures
{
    /// <summary>The kind of a failure: a refusal of the request itself is nobody else's to answer.</summary>
    public static FailureKind Of(Exception failure) => ClientStatus.Of(failure) switch
    {
        _ when failure is PersonWaitingException => FailureKind.Waiting,
        400 or 413 or 415 or 422 => FailureKind.Refused,
        null when failure is ArgumentException => FailureKind.Refused,
        _ => FailureKind.Upstream,
    };

    /// <summary>
    /// Whether a failure speaks against the client and not against the request: what one client cannot do, another may,
    /// and it still does everything else.
    /// </summary>
    public static bool SpeaksAgainst(Exception failure, FailureKind kind) =>
        kind is not (FailureKind.Refused or FailureKind.Waiting) && failure is not NotSupportedException;
}
