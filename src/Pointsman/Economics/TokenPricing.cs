namespace Pointsman;

/// <summary>Every call is charged for what it consumed.</summary>
public sealed record TokenPricing : Pricing
{
    /// <summary>The price.</summary>
    public required Price Price { get; init; }

    /// <summary>How the calls are served.</summary>
    public ServiceLevel Level { get; init; }

    /// <inheritdoc />
    public override Bill For(Workload workload)
    {
        Charge charge = Charge.For(workload.PerCall, Price, Level);
        if (charge.Total is not { } each)
        {
            return new Bill { Pricing = this, Workload = workload, Assumed = charge.Assumed, Missing = charge.Missing };
        }

        string how = $"{Figure(workload.RequestsPerMonth)} requests × {each}";
        Bill bill = Sum(workload, new BillLine("calls", how, each * workload.RequestsPerMonth));
        return bill with { Assumed = charge.Assumed };
    }
}
