namespace Pointsman.Server;

/// <summary>Decides what follows an attempt. Pure: everything it knows is in its arguments.</summary>
internal static class FailureRules
{
    /// <summary>
    /// What follows. <paramref name="failOverOnFilter"/> is the route's word on refusals by content filters.
    /// </summary>
    public static NextStep After(Attempt attempt, bool failOverOnFilter)
    {
        if (attempt.Committed)
        {
            // Another model's text is never spliced on to what the client has.
            return NextStep.Done;
        }

        return attempt.Outcome switch
        {
            AttemptOutcome.Ok or AttemptOutcome.ClientLeft => NextStep.Done,
            AttemptOutcome.Status => AfterStatus(attempt, failOverOnFilter),
            AttemptOutcome.TimeoutTotal or AttemptOutcome.Fault or AttemptOutcome.Waiting => NextStep.GiveUp,
            AttemptOutcome.TimeoutHeaders or AttemptOutcome.TimeoutFirstToken or AttemptOutcome.TimeoutIdle =>
                NextStep.NextForGood,
            AttemptOutcome.Inexpressible or AttemptOutcome.TooLarge => NextStep.NextForGood,
            _ => NextStep.Next,
        };
    }

    /// <summary>Whether a failure speaks against the target and not against the request or the client.</summary>
    public static bool? HurtsHealth(Attempt attempt) => attempt.Outcome switch
    {
        _ when attempt.Upstream.Target.IsPerson => null,
        AttemptOutcome.Ok => false,
        AttemptOutcome.ClientLeft or AttemptOutcome.Inexpressible or AttemptOutcome.Fault => null,
        AttemptOutcome.TooLarge or AttemptOutcome.TimeoutTotal or AttemptOutcome.Waiting => null,
        // Being told to wait is what the cooldown is for; other refusals say that the target is there.
        AttemptOutcome.Status when attempt.Status == 429 => null,
        AttemptOutcome.Status when attempt.Status is >= 400 and < 500 and not (401 or 403 or 408) => false,
        _ => true,
    };

    private static NextStep AfterStatus(Attempt attempt, bool failOverOnFilter)
    {
        switch (attempt.Status)
        {
            case 400 or 422 when RefusesUsage(attempt):
                return NextStep.SameAtOnce;
            case var _ when attempt.Error?.Code == ErrorCode.ContextLength:
                return NextStep.LargerWindow;
            case var _ when attempt.Error?.Code == ErrorCode.ContentFilter:
                return failOverOnFilter ? NextStep.NextForGood : NextStep.GiveUp;
            case 401 or 403:
                return attempt.Upstream.Link.Keys.Count > 1 ? NextStep.SameAtOnce : NextStep.NextForGood;
            case 429 when attempt.Upstream.Link.Keys.Count > 1:
                return NextStep.SameAtOnce;
            case 408 or 409 or 425 or 429 or >= 500:
                return NextStep.Next;
            case < 400:
                // A redirection says nothing of the request: the provider's address is wrong, or a portal is before it.
                return NextStep.NextForGood;
            default:
                return NextStep.GiveUp;
        }
    }

    /// <summary>Whether the provider does not know the option by which the gateway asked for usage.</summary>
    public static bool RefusesUsage(Attempt attempt) =>
        attempt.AsksUsage && attempt.Status is 400 or 422 && attempt.ErrorBody.Span.IndexOf("stream_options"u8) >= 0;
}
