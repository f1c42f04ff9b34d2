namespace Pointsman;

/// <summary>A fixed fee a month with an allowance, and a rate for what goes beyond it.</summary>
public sealed record SubscriptionPricing : Pricing
{
    /// <summary>Dollars a month, used or not.</summary>
    public required Usd MonthlyFee { get; init; }

    /// <summary>What the fee includes, in <see cref="Unit"/>.</summary>
    public decimal Included { get; init; }

    /// <summary>What the allowance counts; requests unless said otherwise.</summary>
    public AllowanceUnit Unit { get; init; }

    /// <summary>
    /// Dollars for one request, or for one million tokens, beyond the allowance. Absent means that nothing is served
    /// beyond it: a larger month then has no known cost.
    /// </summary>
    public Usd? Overage { get; init; }

    /// <inheritdoc />
    public override Bill For(Workload workload)
    {
        decimal each = Unit == AllowanceUnit.Requests ? 1m : workload.PerCall.TotalInput + workload.PerCall.TotalOutput;
        decimal used = each * workload.RequestsPerMonth;
        decimal beyond = Math.Max(0m, used - Included);
        string unit = Unit == AllowanceUnit.Requests ? "requests" : "tokens";
        var fee = new BillLine("fee", $"{Figure(Included)} {unit} included", MonthlyFee);
        if (beyond == 0m)
        {
            return Sum(workload, fee);
        }

        if (Overage is not { } rate)
        {
            string missing = $"a rate for {Figure(beyond)} {unit} beyond the allowance";
            return new Bill { Pricing = this, Workload = workload, Missing = [missing] };
        }

        decimal per = Unit == AllowanceUnit.Requests ? 1m : 1_000_000m;
        string how = per == 1m ? $"{Figure(beyond)} requests × {rate}" : $"{Figure(beyond)} tokens × {rate} per 1M";
        return Sum(workload, fee, new BillLine("overage", how, rate * beyond / per));
    }
}
