namespace Pointsman;

/// <summary>What it takes to own a deployment over a time.</summary>
public sealed record Ownership
{
    /// <summary>The items; a kind may occur several times.</summary>
    public required IReadOnlyList<CostItem> Items { get; init; }

    /// <summary>The months that are looked at; 12 unless said otherwise.</summary>
    public int Months { get; init; } = 12;

    /// <summary>How much the traffic grows from one month to the next: 0.05 for 5 %.</summary>
    public decimal GrowthPerMonth { get; init; }
}
