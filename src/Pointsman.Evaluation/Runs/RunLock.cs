namespace Pointsman.Evaluation;

/// <summary>
/// Keeps a second process from writing the same file. It holds a file of its own beside it, <c>NAME.lock</c>, since
/// others read the file itself meanwhile; the operating system lets go of it whatever ends the program.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;

    private RunLock(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Whether the file is finished or was refused, so that the lock is of no more use to anybody.</summary>
    public bool IsDone { get; set; }

    /// <summary>Takes the lock of a file; null where another process has it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static RunLock? Take(string path)
    {
        string name = path + ".lock";
        try
        {
            return new RunLock(name, new FileStream(name, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1));
        }
        catch (IOException) when (File.Exists(name))
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (IsDone)
        {
            // Only now: a process that took the lock of a deleted name would believe itself alone.
            File.Delete(_path);
        }

        _file.Dispose();
    }
}
