namespace Pointsman;

/// <summary>What a source's name for a model says once the spelling is settled.</summary>
/// <param name="Id">The canonical id: <c>claude-3.5-sonnet</c>.</param>
/// <param name="Variant">What was set differently: <c>high</c>, <c>thinking-64k</c>; null when nothing was
/// said.</param>
public sealed record ModelName(string Id, string? Variant);
