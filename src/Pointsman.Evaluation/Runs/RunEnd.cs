namespace Pointsman.Evaluation;

/// <summary>How a run ended.</summary>
/// <param name="Finished">When.</param>
/// <param name="Stopped">Why before its end; null where it is whole.</param>
public sealed record RunEnd(DateTimeOffset Finished, string? Stopped = null);
