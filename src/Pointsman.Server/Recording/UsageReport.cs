namespace Pointsman.Server;

/// <summary>What was used and what it cost.</summary>
/// <param name="Rows">A row for each group, the dearest first; days in their order.</param>
/// <param name="Total">All that the query asks for, each call once.</param>
public sealed record UsageReport(IReadOnlyList<UsageRow> Rows, UsageRow Total);
