namespace Pointsman;

/// <summary>Both sides at one volume.</summary>
/// <param name="RequestsPerMonth">The volume.</param>
/// <param name="Gpus">The GPUs that it needs.</param>
/// <param name="Hosted">What hosting costs a month.</param>
/// <param name="Api">What the API costs a month; absent when it does not serve so many.</param>
public sealed record BreakEvenPoint(decimal RequestsPerMonth, decimal Gpus, Usd Hosted, Usd? Api);
