namespace Pointsman.Evaluation;

/// <summary>How a program ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it wrote to its error output.</param>
/// <param name="Stopped">Why it was ended from outside; null where it ended by itself.</param>
internal sealed record ChildEnd(int Code, string Output, string Errors, string? Stopped);
