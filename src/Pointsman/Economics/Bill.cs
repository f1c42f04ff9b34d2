namespace Pointsman;

/// <summary>What a month of calls costs under one way of paying.</summary>
public sealed record Bill
{
    /// <summary>The way of paying.</summary>
    public required Pricing Pricing { get; init; }

    /// <summary>The calls.</summary>
    public required Workload Workload { get; init; }

    /// <summary>The lines that add up to the total.</summary>
    public IReadOnlyList<BillLine> Lines { get; init; } = [];

    /// <summary>The sum; absent when it cannot be known.</summary>
    public Usd? Total { get; init; }

    /// <summary>What was assumed, in words.</summary>
    public IReadOnlyList<string> Assumed { get; init; } = [];

    /// <summary>What keeps the total unknown, in words.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The total divided by the calls; absent without calls.</summary>
    public Usd? PerRequest =>
        Total is { } total && Workload.RequestsPerMonth > 0m ? total / Workload.RequestsPerMonth : null;
}
