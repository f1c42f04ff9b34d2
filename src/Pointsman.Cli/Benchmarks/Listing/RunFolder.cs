using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>The runs of a folder.</summary>
internal static class RunFolder
{
    /// <summary>
    /// What is shown of the runs, the newest first, and the names of files that are none. One run is held at a time.
    /// </summary>
    public static IReadOnlyList<RunRow> Read(string folder, List<string> others)
    {
        var rows = new List<RunRow>();
        foreach (string path in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            try
            {
                rows.Add(RunRow.Of(path, RunFile.Read(path, new RunReadOptions { Texts = false })));
            }
            catch (FaultsException)
            {
                others.Add(Path.GetFileName(path));
            }
        }

        return [.. rows.OrderByDescending(row => row.Started).ThenBy(row => row.Path, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The newest run of a suite that was cut off or stopped; null where there is none. Of other runs the first line
    /// is read alone.
    /// </summary>
    public static string? Unfinished(string folder, string hash) => !Directory.Exists(folder)
        ? null
        : Directory.EnumerateFiles(folder, "*.jsonl")
            .Select(path => (Path: path, Header: Header(path))).Where(one => one.Header?.Hash == hash)
            .OrderByDescending(one => one.Header!.Started).ThenBy(one => one.Path, StringComparer.Ordinal)
            .Select(one => one.Path).FirstOrDefault(IsUnfinished);

    private static bool IsUnfinished(string path) =>
        RunFile.Read(path, new RunReadOptions { Texts = false }).End is not { Stopped: null };

    private static RunHeader? Header(string path)
    {
        try
        {
            return RunFile.ReadHeader(path);
        }
        catch (FaultsException)
        {
            return null;
        }
    }
}
