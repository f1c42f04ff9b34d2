namespace Pointsman.Server;

/// <summary>What a group of calls adds to the sums of a day.</summary>
internal struct UsageSums
{
    public long Calls;
    public long CompletedCalls;
    public long CacheHits;
    public long Attempts;
    public long FailedAttempts;
    public long UnpricedAttempts;
    public long Input;
    public long CachedInput;
    public long CacheWrite;
    public long Output;
    public long Reasoning;
    public long CostUnknown;
    public long CostEstimated;
    public long CostPartial;
    public long CostExact;

    public void Add(CallRecord call)
    {
        Calls++;
        CompletedCalls += call.Outcome == CallOutcome.Completed ? 1 : 0;
        CacheHits += call.CacheHit ? 1 : 0;
    }

    public void Add(AttemptRecord attempt)
    {
        Attempts++;
        FailedAttempts += attempt.Outcome is AttemptOutcome.Ok or AttemptOutcome.Waiting ? 0 : 1;
        UnpricedAttempts += attempt.PriceKnown ? 0 : 1;
        TokenCounts tokens = attempt.Tokens;
        Input += tokens.Input;
        CachedInput += tokens.CachedInput;
        CacheWrite += tokens.CacheWrite;
        Output += tokens.Output;
        Reasoning += tokens.Reasoning;
        switch (attempt.Quality)
        {
            case UsageQuality.Exact: CostExact += attempt.StoredCost; break;
            case UsageQuality.Partial: CostPartial += attempt.StoredCost; break;
            case UsageQuality.Estimated: CostEstimated += attempt.StoredCost; break;
            default: CostUnknown += attempt.StoredCost; break;
        }
    }
}
