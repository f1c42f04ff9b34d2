namespace Pointsman.Evaluation;

/// <summary>A file of cases.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">What people know it by.</param>
/// <param name="Prefix">What stands before the number of a row where a case has no id of its own.</param>
internal sealed record CaseFile(string Path, string Name, string Prefix = "")
{
    /// <summary>The folder of files that cases name.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? ".";

    /// <summary>A bad row of this file.</summary>
    public CaseRow Bad(long line, string found, string fix) => CaseRow.Bad(new Fault($"{Name}:{line}", found, fix));
}
