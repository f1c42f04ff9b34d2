using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Why a call gets no answer, and when to come back.</summary>
/// <param name="Error">What the client is told.</param>
/// <param name="RetryAfterSeconds">After how many seconds it may try again; null when waiting does not help.</param>
internal sealed record Refused(WireError Error, int? RetryAfterSeconds = null)
{
    /// <summary>The attempt whose failure this is; null when nothing was tried.</summary>
    public Attempt? Last { get; init; }

    /// <summary>How the key stands, where a limit of the key refused.</summary>
    public LimitStanding? Standing { get; init; }
}
