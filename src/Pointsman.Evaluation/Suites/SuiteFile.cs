namespace Pointsman.Evaluation;

/// <summary>Reads suites from files.</summary>
public static class SuiteFile
{
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
                faults.Add(new Fault(path, "there is no such file", "'pointsman bench init' writes one"));
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
            faults.Add(new Fault(path, "the file cannot be read", "give a file that you may read"));
        }

        FaultsException.ThrowIfAny(faults);
        return suite!;
    }

    /// <summary>Reads the text of a suite; null, with faults, where it cannot be used.</summary>
    public static Suite? Parse(string text, string name, string folder, List<Fault> faults)
    {
        int before = faults.Count;
        YamlText? yaml = YamlText.Parse(text, name, faults);
        Suite? suite = yaml is null ? null : new SuiteReader(yaml.Open(faults), name, folder).Read();
        return faults.Count == before ? suite : null;
    }
}
