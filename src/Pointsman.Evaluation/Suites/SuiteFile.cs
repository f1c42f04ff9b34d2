using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>Reads suites from files.</summary>
public static class SuiteFile
{
    private const string UsualName = "suite.yaml";

    /// <summary>Reads a suite; relative names in it are looked for beside it.</summary>
    /// <exception cref="FaultsException">It is not there, or something in it cannot be used; all of it is told.
    /// </exception>
    public static Suite Read(string path)
    {
        var faults = new List<Fault>();
        Suite? suite = null;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                faults.Add(Missing(path));
            }
            else if (RunEvidence.IsRun(path))
            {
                faults.Add(new Fault(path, "this is a run, and no suite",
                    "'pointsman bench report' shows it; to go on with it: bench run SUITE --resume RUN"));
            }
            else if (file.Length > YamlText.MostBytes)
            {
                faults.Add(new Fault(path, $"found {file.Length} bytes",
                    "write at most 4 MB; many cases stand in files of their own: cases: cases.jsonl"));
            }
            else
            {
                suite = Parse(File.ReadAllText(path), path, file.DirectoryName ?? ".", faults);
            }
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add(new Fault(path, $"the file cannot be read ({FileTrouble.Why(broken)})",
                "give a file that you may read"));
        }

        FaultsException.ThrowIfAny(faults);
        return suite!;
    }

    private static Fault Missing(string path) => Directory.Exists(path)
        ? new Fault(path, "this is a folder", File.Exists(Path.Combine(path, UsualName))
            ? $"name the suite in it: {Path.Combine(path, UsualName)}"
            : "name a suite's file; 'pointsman bench init' writes one")
        : new Fault(path, "there is no such file", "'pointsman bench init' writes one");

    /// <summary>Whether a file that can be read seems to be a suite.</summary>
    internal static bool IsSuite(string path) => new FileInfo(path).Length <= YamlText.MostBytes
        && YamlText.Parse(File.ReadAllText(path), path, [])?.Root is JsonObject root
        && root.ContainsKey("models") && root.ContainsKey("cases");

    /// <summary>Reads the text of a suite; null, with faults, where it cannot be used.</summary>
    public static Suite? Parse(string text, string name, string folder, List<Fault> faults)
    {
        int before = faults.Count;
        YamlText? yaml = YamlText.Parse(text, name, faults);
        Suite? suite = yaml is null ? null : new SuiteReader(yaml.Open(faults), name, folder).Read();
        return faults.Count == before ? suite : null;
    }
}
