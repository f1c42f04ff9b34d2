namespace Pointsman.Evaluation;

/// <summary>Makes suites of other tools' configurations, samples and datasets.</summary>
public static class SuiteImport
{
    /// <summary>The longest file of samples, in bytes.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    /// <summary>Reads a file of another tool; nothing is written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tool">The tool, by <see cref="ImportFormat.Tools"/>; null where the file is to tell.</param>
    /// <exception cref="FaultsException">The file cannot be read, or is of another tool, or is a run.</exception>
    public static ImportedSuite Read(string path, string? tool = null)
    {
        ImportFormat format = ImportFormat.Of(path, tool);
        if (format.IsRun)
        {
            throw ImportFormat.Refused(path, $"these are {format.About}", "import them as a run");
        }

        RunImport.CheckSize(path, MostBytes);
        try
        {
            SuiteDraft draft = format == ImportFormat.PromptfooConfig ? PromptfooConfig.Read(path)
                : format == ImportFormat.OpenAiSamples ? OpenAiSamples.Read(path)
                : InspectDataset.Read(path);
            return draft.End(format);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or FormatException)
        {
            throw ImportFormat.Refused(path, $"it cannot be imported ({broken.Message})", "mend that and try again");
        }
    }
}
