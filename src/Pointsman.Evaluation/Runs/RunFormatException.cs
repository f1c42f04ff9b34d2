namespace Pointsman.Evaluation;

/// <summary>A line that is not as the lines of a run are, in words for people; other exceptions have words of their
/// own, which say nothing to whoever gave the file.</summary>
internal sealed class RunFormatException(string found) : FormatException(found);
