namespace Pointsman;

/// <summary>What several candidates cost for the same month of calls.</summary>
public sealed record Comparison
{
    /// <summary>The calls.</summary>
    public required Workload Workload { get; init; }

    /// <summary>The candidates, the cheapest first; those whose cost is unknown last.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }

    /// <summary>Compares the candidates.</summary>
    public static Comparison Of(Workload workload, IReadOnlyList<Candidate> candidates)
    {
        (Candidate Candidate, Bill Bill)[] bills =
        [
            .. candidates
                .Select(candidate => (candidate, bill: candidate.Pricing.For(workload)))
                .OrderBy(pair => pair.bill.Total is null)
                .ThenBy(pair => pair.bill.Total ?? Usd.Zero)
                .ThenBy(pair => pair.candidate.Name, StringComparer.Ordinal),
        ];
        Usd? least = bills.Select(pair => pair.Bill.Total).FirstOrDefault();
        return new Comparison
        {
            Workload = workload,
            Rows = [.. bills.Select(pair => new ComparisonRow(pair.Candidate, pair.Bill, Times(pair.Bill, least)))],
        };
    }

    private static decimal? Times(Bill bill, Usd? least) =>
        bill.Total is { } total && least is { Amount: > 0m } cheapest ? total / cheapest : null;
}
