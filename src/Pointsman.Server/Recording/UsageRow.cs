namespace Pointsman.Server;

/// <summary>The sums of a group of calls.</summary>
public sealed record UsageRow
{
    /// <summary>What the row stands for, as <see cref="UsageGrouping"/> says.</summary>
    public required string Group { get; init; }

    /// <summary>Calls; where rows are models, each counts at its last attempt's.</summary>
    public long Calls { get; init; }

    /// <summary>Calls whose client got a whole answer.</summary>
    public long CompletedCalls { get; init; }

    /// <summary>Calls answered from the cache.</summary>
    public long CacheHits { get; init; }

    /// <summary>Attempts.</summary>
    public long Attempts { get; init; }

    /// <summary>Attempts without a whole answer.</summary>
    public long FailedAttempts { get; init; }

    /// <summary>Attempts at targets without a price; what they cost is not in any sum.</summary>
    public long UnpricedAttempts { get; init; }

    /// <summary>What the attempts consumed.</summary>
    public TokenCounts Tokens { get; init; }

    /// <summary>The cost of attempts whose usage is known in full.</summary>
    public Usd CostExact { get; init; }

    /// <summary>The cost of attempts whose usage is known in part.</summary>
    public Usd CostPartial { get; init; }

    /// <summary>The cost of attempts whose usage is estimated.</summary>
    public Usd CostEstimated { get; init; }

    /// <summary>The cost of attempts whose usage is unknown: what was reserved for them.</summary>
    public Usd CostUnknown { get; init; }

    /// <summary>All costs together.</summary>
    public Usd Cost => CostExact + CostPartial + CostEstimated + CostUnknown;

    /// <summary>Two rows as one, under the group of the first.</summary>
    public static UsageRow operator +(UsageRow left, UsageRow right) => new()
    {
        Group = left.Group,
        Calls = left.Calls + right.Calls,
        CompletedCalls = left.CompletedCalls + right.CompletedCalls,
        CacheHits = left.CacheHits + right.CacheHits,
        Attempts = left.Attempts + right.Attempts,
        FailedAttempts = left.FailedAttempts + right.FailedAttempts,
        UnpricedAttempts = left.UnpricedAttempts + right.UnpricedAttempts,
        Tokens = new TokenCounts(
            left.Tokens.Input + right.Tokens.Input,
            left.Tokens.CachedInput + right.Tokens.CachedInput,
            left.Tokens.CacheWrite + right.Tokens.CacheWrite,
            left.Tokens.Output + right.Tokens.Output,
            left.Tokens.Reasoning + right.Tokens.Reasoning),
        CostExact = left.CostExact + right.CostExact,
        CostPartial = left.CostPartial + right.CostPartial,
        CostEstimated = left.CostEstimated + right.CostEstimated,
        CostUnknown = left.CostUnknown + right.CostUnknown,
    };
}
