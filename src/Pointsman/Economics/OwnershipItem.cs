namespace Pointsman;

/// <summary>What one item of a deployment comes to over the whole time.</summary>
/// <param name="Item">The item.</param>
/// <param name="Total">Its cost over all months.</param>
public sealed record OwnershipItem(CostItem Item, Usd Total);
