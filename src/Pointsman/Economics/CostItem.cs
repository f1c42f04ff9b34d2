namespace Pointsman;

/// <summary>One item of what a deployment costs.</summary>
public sealed record CostItem
{
    /// <summary>What it is paid for.</summary>
    public required CostItemKind Kind { get; init; }

    /// <summary>Dollars at the start.</summary>
    public Usd Once { get; init; }

    /// <summary>Dollars in the first month, and in every other.</summary>
    public Usd PerMonth { get; init; }

    /// <summary>Whether the monthly part grows with the traffic.</summary>
    public bool Grows { get; init; }

    /// <summary>Whether the item is easily forgotten.</summary>
    public bool IsHidden => Kind >= CostItemKind.Training;
}
