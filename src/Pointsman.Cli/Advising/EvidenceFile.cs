using System.Text.Json;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>Reads the files of <c>--evidence</c>: measured results as people write them, or runs of <c>bench run</c>.
/// </summary>
internal static class EvidenceFile
{
    private const long MostBytes = 64 * 1024 * 1024;
    private const long MostRunBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>All results; of two about the same subject the later file's counts. Null without a file, or with
    /// faults; notes are said beside.</summary>
    public static async Task<MeasuredResults?> ReadAsync(
        IReadOnlyList<string> paths, CatalogHome home, Action<string> note, List<Fault> faults,
        CancellationToken cancel)
    {
        var all = new List<MeasuredResult>();
        int before = faults.Count;
        foreach (string path in paths)
        {
            all.AddRange(await ReadOneAsync(path, home, note, faults, cancel));
        }

        return paths.Count == 0 || faults.Count > before ? null : new MeasuredResults(all);
    }

    private static async Task<IReadOnlyCollection<MeasuredResult>> ReadOneAsync(
        string path, CatalogHome home, Action<string> note, List<Fault> faults, CancellationToken cancel)
    {
        try
        {
            var info = new FileInfo(path);
            bool run = info.Exists && RunEvidence.IsRun(path);
            if (!info.Exists || info.Length > (run ? MostRunBytes : MostBytes))
            {
                string found = info.Exists ? $"{info.Length} bytes"
                    : Directory.Exists(path) ? "a folder" : "no such file";
                faults.Add(new Fault(
                    $"--evidence {path}", $"found {found}",
                    "give a JSON file of measured results, at most 64 MB, or a run, at most 4 GB"));
                return [];
            }

            if (run)
            {
                return OfRun(path, home, note, faults);
            }

            await using FileStream file = info.OpenRead();
            using JsonDocument json = await JsonDocument.ParseAsync(file, cancellationToken: cancel);
            return MeasuredResults.Read(json.RootElement, Path.GetFileName(path), home.Load(), faults)?.All ?? [];
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException)
        {
            string why = broken is JsonException ? "it is no JSON" : FileTrouble.Why(broken);
            faults.Add(new Fault(
                $"--evidence {path}", $"it cannot be read ({why})",
                "write {\"results\":[{\"model\":\"…\",\"n\":200,\"quality\":0.91}]}, or give a run of 'bench run'"));
            return [];
        }
    }

    private static IReadOnlyList<MeasuredResult> OfRun(
        string path, CatalogHome home, Action<string> note, List<Fault> faults)
    {
        RunMeasurements measured;
        try
        {
            measured = RunMeasurements.Of(RunFile.Read(path), home.Load());
        }
        catch (FaultsException wrong)
        {
            faults.AddRange(wrong.Faults);
            return [];
        }

        if (measured.Results.Count == 0)
        {
            faults.Add(new Fault(
                $"--evidence {path}", $"a run that says nothing about a model: {string.Join("; ", measured.Notes)}",
                "give a run of models that the catalog knows; 'pointsman catalog list' lists them"));
            return [];
        }

        foreach (string one in measured.Notes)
        {
            note($"--evidence {path}: {one}");
        }

        return measured.Results;
    }
}
