namespace Pointsman.Evaluation;

/// <summary>Results of another tool, which can be read several times and are the same each time.</summary>
internal abstract class RunSource(ImportFormat format, string name)
{
    /// <summary>What they are.</summary>
    public ImportFormat Format => format;

    /// <summary>The tool, for the run's file.</summary>
    public string Tool => format.Tool;

    /// <summary>The name of the file or folder.</summary>
    public string Name => name;

    /// <summary>The name of the suite; known after the first reading. Default: the file's.</summary>
    public string? Suite { get; protected set; }

    /// <summary>What it was to show; known after the first reading.</summary>
    public string? Description { get; protected set; }

    /// <summary>When it was begun; known after the first reading.</summary>
    public DateTimeOffset? Started { get; protected set; }

    /// <summary>When it ended; known after the first reading.</summary>
    public DateTimeOffset? Finished { get; protected set; }

    /// <summary>Reads all results. The base tells what is wrong with the file; the derived type reads the
    /// values.</summary>
    /// <exception cref="FaultsException">The file cannot be read.</exception>
    public abstract IEnumerable<ImportedResult> Read(ImportNotes notes);
}
