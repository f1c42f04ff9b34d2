namespace Pointsman;

/// <summary>What an investment returns.</summary>
public sealed record InvestmentReturn
{
    /// <summary>What it was computed from.</summary>
    public required Investment Investment { get; init; }

    /// <summary>The value over all months.</summary>
    public Usd Value { get; init; }

    /// <summary>The cost over all months: what was invested and what keeps it running.</summary>
    public Usd Cost { get; init; }

    /// <summary>Value less cost.</summary>
    public Usd Net => Value - Cost;

    /// <summary>(value − cost) / cost × 100; absent when nothing is spent.</summary>
    public decimal? RoiPercent { get; init; }

    /// <summary>
    /// Months until the value has paid for the investment and for running it so far; absent when it never does.
    /// </summary>
    public decimal? PaybackMonths { get; init; }

    /// <summary>
    /// The value of all months in today's money, less what is invested: −invested + Σ net of month m / (1 + rate /
    /// 12)ᵐ.
    /// </summary>
    public Usd NetPresentValue { get; init; }

    /// <summary>What is won or still out at the end of each month, not discounted.</summary>
    public IReadOnlyList<Usd> Cumulative { get; init; } = [];

    /// <summary>Computes the return.</summary>
    public static InvestmentReturn Of(Investment investment)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(investment.Months, 1, nameof(investment));
        Usd valuePerYear = investment.ValuePerYear;
        Usd netPerYear = valuePerYear - investment.RunningPerYear;
        Usd value = valuePerYear * investment.Months / 12m;
        Usd cost = investment.Invested + investment.RunningPerYear * investment.Months / 12m;
        Usd present = -investment.Invested;
        var cumulative = new List<Usd>(investment.Months);
        decimal discount = 1m;
        for (int month = 1; month <= investment.Months; month++)
        {
            discount /= 1m + investment.DiscountPerYear / 12m;
            present += netPerYear * discount / 12m;

            // Multiplying first keeps a twelfth of a year exact where it is.
            cumulative.Add(netPerYear * month / 12m - investment.Invested);
        }

        return new InvestmentReturn
        {
            Investment = investment,
            Value = value,
            Cost = cost,
            RoiPercent = cost > Usd.Zero ? (value - cost) / cost * 100m : null,
            PaybackMonths = Payback(investment.Invested, netPerYear),
            NetPresentValue = present,
            Cumulative = cumulative,
        };
    }

    private static decimal? Payback(Usd invested, Usd netPerYear)
    {
        if (invested == Usd.Zero)
        {
            return netPerYear >= Usd.Zero ? 0m : null;
        }

        return netPerYear > Usd.Zero ? invested * 12m / netPerYear : null;
    }
}
