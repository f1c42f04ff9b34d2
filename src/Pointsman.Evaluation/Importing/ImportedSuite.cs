namespace Pointsman.Evaluation;

/// <summary>What became of another tool's suite: files that our reader reads, and what could not be carried
/// over.</summary>
/// <param name="Format">What it was.</param>
/// <param name="Yaml">The suite, whose cases stand in <see cref="CasesName"/> beside it.</param>
/// <param name="Cases">The cases, a JSON object for each.</param>
public sealed record ImportedSuite(ImportFormat Format, string Yaml, IReadOnlyList<string> Cases)
{
    /// <summary>The name of the suite's file.</summary>
    public const string SuiteName = "suite.yaml";

    /// <summary>The name of the file with the cases.</summary>
    public const string CasesName = "cases.jsonl";

    /// <summary>What could not be carried over as it is.</summary>
    public IReadOnlyList<ImportNote> Notes { get; init; } = [];

    /// <summary>Writes both files into a folder, which is made where it is not there; nothing is written
    /// over.</summary>
    /// <returns>The path of the suite.</returns>
    /// <exception cref="FaultsException">One of them is there already, or cannot be written.</exception>
    public string WriteTo(string folder)
    {
        string suite = Path.Combine(folder, SuiteName), cases = Path.Combine(folder, CasesName);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (string path in new[] { suite, cases }.Where(File.Exists))
            {
                throw ImportFormat.Refused(path, "the file is there already", "give another folder: --out DIR");
            }

            File.WriteAllLines(cases, Cases);
            File.WriteAllText(suite, Yaml);
            return suite;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw ImportFormat.Refused(
                folder, $"it cannot be written ({FileTrouble.Why(broken)})",
                FileTrouble.Fix(broken, "give another folder: --out DIR"));
        }
    }
}
