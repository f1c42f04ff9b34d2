namespace Pointsman.Providers.Simulated;

/// <summary>A call of a tool; the arguments are JSON as text.</summary>
internal sealed record ToolCall(string Id, string Name, string Arguments);
