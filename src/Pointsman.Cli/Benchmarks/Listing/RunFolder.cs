using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>The runs of a folder.</summary>
internal static class RunFolder
{
    /// <summary>The runs, the newest first, and the names of files that are none.</summary>
    public static IReadOnlyList<(string Path, Run Run)> Read(string folder, List<string> others)
    {
        var runs = new List<(string Path, Run Run)>();
        foreach (string path in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            try
            {
                runs.Add((path, RunFile.Read(path, new RunReadOptions { Texts = false })));
            }
            catch (FaultsException)
            {
                others.Add(Path.GetFileName(path));
            }
        }

        return
        [
            .. runs.OrderByDescending(one => one.Run.Header.Started).ThenBy(one => one.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>The newest run of a suite that was cut off or stopped; null where there is none.</summary>
    public static string? Unfinished(string folder, string hash) => !Directory.Exists(folder)
        ? null
        : Read(folder, [])
            .FirstOrDefault(one => one.Run.Header.Hash == hash && one.Run.End is not { Stopped: null }).Path;
}
