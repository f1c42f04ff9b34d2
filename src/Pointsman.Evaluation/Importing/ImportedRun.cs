namespace Pointsman.Evaluation;

/// <summary>What became of another tool's results.</summary>
/// <param name="Format">What they were.</param>
/// <param name="Path">Our run's file.</param>
public sealed record ImportedRun(ImportFormat Format, string Path)
{
    /// <summary>The arms.</summary>
    public int Arms { get; init; }

    /// <summary>The cases.</summary>
    public int Cases { get; init; }

    /// <summary>The answers.</summary>
    public int Answers { get; init; }

    /// <summary>The calls that failed, which are counted and not scored.</summary>
    public int Failures { get; init; }

    /// <summary>What could not be carried over.</summary>
    public IReadOnlyList<ImportNote> Notes { get; init; } = [];
}
