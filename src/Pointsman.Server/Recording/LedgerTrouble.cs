namespace Pointsman.Server;

/// <summary>Why commits fail.</summary>
/// <param name="Since">When the first of them failed.</param>
/// <param name="Fault">What the last of them met.</param>
internal sealed record LedgerTrouble(DateTimeOffset Since, Fault Fault);
