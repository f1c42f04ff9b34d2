namespace Pointsman.Server;

/// <summary>
/// Holds a data folder for one server. Two of them would count the same budgets apart and write over each other's
/// calls in flight. The system lets go of the lock when the process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    public const string FileName = "pointsman.lock";

    private readonly FileStream _file;

    private FolderLock(FileStream file)
    {
        _file = file;
    }

    /// <summary>Takes the folder, or says who has it.</summary>
    public static FolderLock Take(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure) when (IsHeld(failure))
        {
            throw new FaultsException([new Fault(
                folder,
                "another pointsman serves from this folder",
                "end the other one, or name another folder with --data")]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FaultsException([new Fault(
                path,
                $"the file cannot be written ({failure.Message.TrimEnd('.')})",
                "give this user the right to write it, or name another folder with --data")]);
        }
    }

    public void Dispose() => _file.Dispose();

    // EWOULDBLOCK of Linux and of macOS, and ERROR_SHARING_VIOLATION of Windows.
    private static bool IsHeld(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x8007_0020);
}
