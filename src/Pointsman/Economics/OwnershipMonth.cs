namespace Pointsman;

/// <summary>One month of a deployment.</summary>
/// <param name="Month">From 1; what is paid at the start is paid in the first month.</param>
/// <param name="Direct">API, infrastructure, integration, maintenance.</param>
/// <param name="Hidden">Training, data, quality, oversight.</param>
/// <param name="Cumulative">Everything up to the end of this month.</param>
public sealed record OwnershipMonth(int Month, Usd Direct, Usd Hidden, Usd Cumulative);
