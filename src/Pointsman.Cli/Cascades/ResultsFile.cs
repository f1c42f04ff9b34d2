using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>Reads what the cascade commands are given: a file of results, or a run of <c>bench run</c>.</summary>
internal static class ResultsFile
{
    private const long MostBytes = 512L * 1024 * 1024;

    /// <summary>Its results.</summary>
    /// <exception cref="FaultsException">It is not there, or a line cannot be used.</exception>
    public static IReadOnlyList<CascadeResult> Read(string path)
    {
        var faults = new List<Fault>();
        IReadOnlyList<CascadeResult> results = [];
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists || info.Length > MostBytes)
            {
                faults.Add(new Fault(path, info.Exists ? $"found {info.Length} bytes" : "there is no such file",
                    "give a run, or a file of results, one JSON object on a line, at most 512 MB"));
            }
            else if (RunEvidence.IsRun(path))
            {
                results = RunResults.Of(RunFile.Read(path), path, faults);
            }
            else
            {
                results = CascadeResultFile.Read(File.ReadLines(path), path, faults);
            }
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add(new Fault(path, "the file cannot be read", "give a file that you may read"));
        }

        FaultsException.ThrowIfAny(faults);
        return results;
    }

    /// <summary>How sure answers are was measured by: a run has it from probabilities of tokens, of other results only
    /// who measured them knows.</summary>
    public static string Method(string path) => RunEvidence.IsRun(path) ? "logprobs" : "stated";
}
