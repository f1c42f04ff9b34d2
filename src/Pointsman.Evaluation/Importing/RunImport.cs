namespace Pointsman.Evaluation;

/// <summary>
/// Makes runs of other tools' results, so that they can be compared, gated on and reported like our own. Failed calls
/// stay failures and are never scored.
/// </summary>
public static class RunImport
{
    /// <summary>The longest file of lines, in bytes.</summary>
    public const long MostBytes = 1024L * 1024 * 1024;

    /// <summary>The longest file that is one JSON document, in bytes.</summary>
    public const long MostDocumentBytes = 512L * 1024 * 1024;

    /// <summary>Imports results into a run's file that is not there yet.</summary>
    /// <param name="path">The file of the other tool, or the folder of a store of
    /// Microsoft.Extensions.AI.Evaluation.</param>
    /// <param name="target">The run's file to write.</param>
    /// <param name="tool">The tool, by <see cref="ImportFormat.Tools"/>; null where the file is to tell.</param>
    /// <param name="time">The clock, for files that do not say when they were made. Default: the system's.</param>
    /// <returns>What was imported, with notes of what could not be carried over.</returns>
    /// <exception cref="FaultsException">The file cannot be read, or is of another tool, or is no run.</exception>
    public static ImportedRun Write(string path, string target, string? tool = null, TimeProvider? time = null)
    {
        ImportFormat format = ImportFormat.Of(path, tool);
        if (!format.IsRun)
        {
            throw ImportFormat.Refused(path, $"this is {format.About}, which holds no results", "import it as a suite");
        }

        if (File.Exists(target))
        {
            throw ImportFormat.Refused(target, "the file is there already", "give another name: --out runs/NAME.jsonl");
        }

        string written = $"{target}.part";
        try
        {
            RunSource source = Open(format, path);
            File.Delete(written);
            ImportedRun run = new RunAssembly(source, new ImportNotes()).Write(written, time ?? TimeProvider.System);
            File.Move(written, target);
            return run with { Path = target };
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw ImportFormat.Refused(path, $"it cannot be imported ({broken.Message})", "mend that and try again");
        }
        finally
        {
            // What was begun and not ended is no run.
            File.Delete(written);
        }
    }

    internal static void CheckSize(string path, long most)
    {
        long length = new FileInfo(path).Length;
        if (length > most)
        {
            throw ImportFormat.Refused(
                path, $"found {length / (1024 * 1024)} MB", $"import at most {most / (1024 * 1024)} MB");
        }
    }

    private static RunSource Open(ImportFormat format, string path) =>
        format == ImportFormat.PromptfooResults ? new PromptfooResults(path)
        : format == ImportFormat.OpenAiLog ? new OpenAiLog(path)
        : format == ImportFormat.InspectLog ? new InspectLog(path)
        : new MeaiResults(path);
}
