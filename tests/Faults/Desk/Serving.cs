namespace Pointsman.Faults;

/// <summary>A request that is being answered: the plan, and its line in the log; a control endpoint has none.</summary>
internal sealed record Serving(Reply Reply, LogEntry? Entry);
