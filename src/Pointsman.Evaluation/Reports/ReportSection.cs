namespace Pointsman.Evaluation;

/// <summary>A part of a report, the same in every format.</summary>
/// <param name="Id">Its name in links.</param>
/// <param name="Title">Its title.</param>
internal sealed record ReportSection(string Id, string Title)
{
    /// <summary>Sentences, each a paragraph.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Sentences of a list, below the paragraphs.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Figures, below both.</summary>
    public ReportTable? Table { get; init; }

    /// <summary>Whether it says nothing and is left out.</summary>
    public bool IsEmpty => Lines.Count == 0 && Items.Count == 0 && Table is null or { Rows.Count: 0 };
}
