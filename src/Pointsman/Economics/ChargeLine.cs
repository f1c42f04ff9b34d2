namespace Pointsman;

/// <summary>What one part of a call costs: quantity × rate / per.</summary>
/// <param name="Part">The part.</param>
/// <param name="Quantity">How much of it: tokens, pieces or seconds.</param>
/// <param name="Rate">The dollars that <paramref name="Per"/> of it cost.</param>
/// <param name="Per">1,000,000 for tokens, 1 for pieces and seconds.</param>
/// <param name="Cost">What it comes to, exactly.</param>
public sealed record ChargeLine(ChargePart Part, decimal Quantity, Usd Rate, decimal Per, Usd Cost);
