namespace Pointsman;

/// <summary>Rates for long requests.</summary>
/// <param name="Above">They hold when the input has more tokens than this.</param>
/// <param name="Rates">The rates; one that is absent stays as in the base price.</param>
public sealed record PriceTier(long Above, Rates Rates);
