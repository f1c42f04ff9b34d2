namespace Pointsman.Server.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pointsman-").FullName;

    /// <summary>What another process would find here, were this one killed now.</summary>
    public TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        foreach (string file in Directory.EnumerateFiles(Path))
        {
            string name = System.IO.Path.GetFileName(file);
            if (!name.EndsWith("-shm", StringComparison.Ordinal) && name != FolderLock.FileName)
            {
                File.Copy(file, System.IO.Path.Combine(copy.Path, name));
            }
        }

        return copy;
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
