namespace Pointsman.EndToEnd;

/// <summary>A process that has ended.</summary>
internal sealed record Finished(int Code, string Out, string Error);
