namespace Pointsman.Server;

/// <summary>A row of sums, as the database gives it.</summary>
internal sealed class UsageSumsRow
{
    public string Group { get; init; } = "";

    public long Calls { get; init; }

    public long CompletedCalls { get; init; }

    public long CacheHits { get; init; }

    public long Attempts { get; init; }

    public long FailedAttempts { get; init; }

    public long UnpricedAttempts { get; init; }

    public long Input { get; init; }

    public long CachedInput { get; init; }

    public long CacheWrite { get; init; }

    public long Output { get; init; }

    public long Reasoning { get; init; }

    public long ExactHigh { get; init; }

    public long ExactLow { get; init; }

    public long PartialHigh { get; init; }

    public long PartialLow { get; init; }

    public long EstimatedHigh { get; init; }

    public long EstimatedLow { get; init; }

    public long UnknownHigh { get; init; }

    public long UnknownLow { get; init; }

    public UsageRow ToRow() => new()
    {
        Group = Group,
        Calls = Calls,
        CompletedCalls = CompletedCalls,
        CacheHits = CacheHits,
        Attempts = Attempts,
        FailedAttempts = FailedAttempts,
        UnpricedAttempts = UnpricedAttempts,
        Tokens = new TokenCounts(Input, CachedInput, CacheWrite, Output, Reasoning),
        CostExact = StoredMoney.ToUsd(ExactHigh, ExactLow),
        CostPartial = StoredMoney.ToUsd(PartialHigh, PartialLow),
        CostEstimated = StoredMoney.ToUsd(EstimatedHigh, EstimatedLow),
        CostUnknown = StoredMoney.ToUsd(UnknownHigh, UnknownLow),
    };
}
