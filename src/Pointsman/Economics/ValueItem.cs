namespace Pointsman;

/// <summary>One kind of value that a deployment brings.</summary>
/// <param name="Kind">What it is good for.</param>
/// <param name="PerYear">Dollars a year.</param>
public sealed record ValueItem(ValueKind Kind, Usd PerYear);
