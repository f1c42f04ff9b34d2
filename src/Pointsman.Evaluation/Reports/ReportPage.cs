namespace Pointsman.Evaluation;

/// <summary>All that a report says in words and tables, before it is written in a format.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Facts">What was run, when and how often, in a line each.</param>
/// <param name="Notes">What a reader has to know before he believes a figure: simulated, imported, cut off.</param>
/// <param name="Sections">The parts, in order; none is empty.</param>
internal sealed record ReportPage(
    string Title, IReadOnlyList<string> Facts, IReadOnlyList<string> Notes, IReadOnlyList<ReportSection> Sections);
