namespace Pointsman;

/// <summary>
/// Money put in, and the value that comes of it. Amounts are a year's, spread evenly over its months.
/// </summary>
public sealed record Investment
{
    /// <summary>Dollars at the start.</summary>
    public required Usd Invested { get; init; }

    /// <summary>Dollars a year to keep it running.</summary>
    public Usd RunningPerYear { get; init; }

    /// <summary>What it brings.</summary>
    public required IReadOnlyList<ValueItem> Value { get; init; }

    /// <summary>The months that are looked at; 12 unless said otherwise.</summary>
    public int Months { get; init; } = 12;

    /// <summary>
    /// The discount rate a year; 0.10 unless said otherwise. A month is discounted by a twelfth of it.
    /// </summary>
    public decimal DiscountPerYear { get; init; } = 0.10m;

    /// <summary>The value of all kinds, a year.</summary>
    public Usd ValuePerYear => new(Value.Sum(item => item.PerYear.Amount));
}
