using System.Globalization;

namespace Pointsman.Server;

/// <summary>The words in which outcomes are shown.</summary>
public static class OutcomeWords
{
    /// <summary>The word for the outcome of a call.</summary>
    public static string Word(this CallOutcome outcome) => outcome switch
    {
        CallOutcome.Completed => "completed",
        CallOutcome.Failed => "failed",
        CallOutcome.Refused => "refused",
        CallOutcome.ClientLeft => "client left",
        CallOutcome.Cut => "cut",
        CallOutcome.Waiting => "waiting",
        _ => "unknown",
    };

    /// <summary>The words for the outcome of an attempt; a status comes with its number.</summary>
    public static string Word(this AttemptOutcome outcome, int httpStatus) => outcome switch
    {
        AttemptOutcome.Ok => "ok",
        AttemptOutcome.Status => "status " + httpStatus.ToString(CultureInfo.InvariantCulture),
        AttemptOutcome.Connect => "connect",
        AttemptOutcome.TimeoutHeaders => "timeout headers",
        AttemptOutcome.TimeoutFirstToken => "timeout first token",
        AttemptOutcome.TimeoutIdle => "timeout idle",
        AttemptOutcome.Cut => "cut",
        AttemptOutcome.BadAnswer => "bad answer",
        AttemptOutcome.InBandError => "in-band error",
        AttemptOutcome.ClientLeft => "client left",
        AttemptOutcome.Superseded => "superseded",
        AttemptOutcome.TimeoutTotal => "timeout total",
        AttemptOutcome.TooLarge => "too large",
        AttemptOutcome.Inexpressible => "inexpressible",
        AttemptOutcome.Fault => "gateway fault",
        AttemptOutcome.Waiting => "waiting",
        _ => "unknown",
    };

    /// <summary>The word for how well usage is known.</summary>
    public static string Word(this UsageQuality quality) => quality switch
    {
        UsageQuality.Exact => "exact",
        UsageQuality.Partial => "partial",
        UsageQuality.Estimated => "estimated",
        _ => "unknown",
    };
}
