namespace Pointsman;

/// <summary>Every call costs the same, whatever it consumed.</summary>
public sealed record RequestPricing : Pricing
{
    /// <summary>Dollars for one call.</summary>
    public required Usd PerRequest { get; init; }

    /// <inheritdoc />
    public override Bill For(Workload workload)
    {
        string how = $"{Figure(workload.RequestsPerMonth)} requests × {PerRequest}";
        return Sum(workload, new BillLine("calls", how, PerRequest * workload.RequestsPerMonth));
    }
}
