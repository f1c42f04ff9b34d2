using System.Globalization;

namespace Pointsman;

/// <summary>
/// A way of paying for calls. There are four: <see cref="TokenPricing"/>, <see cref="RequestPricing"/>,
/// <see cref="SubscriptionPricing"/> and <see cref="SelfHostedPricing"/>. A larger month never costs less under any.
/// </summary>
public abstract record Pricing
{
    private protected Pricing()
    {
    }

    /// <summary>What a month of calls costs.</summary>
    public abstract Bill For(Workload workload);

    private protected Bill Sum(Workload workload, params IReadOnlyList<BillLine> lines) => new()
    {
        Pricing = this,
        Workload = workload,
        Lines = lines,
        Total = new Usd(lines.Sum(line => line.Cost.Amount)),
    };

    private protected static string Figure(decimal number) =>
        number.ToString("#,##0.####", CultureInfo.InvariantCulture);
}
