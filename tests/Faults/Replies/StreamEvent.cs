namespace Pointsman.Faults;

/// <summary>An event of a stream before it is written.</summary>
internal sealed record StreamEvent(StreamPart Part, string Data, string? Name = null);
