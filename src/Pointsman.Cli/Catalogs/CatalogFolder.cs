namespace Pointsman.Cli;

/// <summary>
/// The folder of a catalog on disk, the only place that reads and writes its files. A change is all or nothing:
/// 1 everything new is written to a folder of its own inside, which nobody reads;
/// 2 the catalog as it would be is loaded from there and looked over;
/// 3 one rename makes the folder count: from then on whoever reads the catalog sees the new files in place of the old;
/// 4 the files are moved to where they belong, one by one, which no reader notices.
/// A process that dies before 3 has changed nothing; one that dies after it has changed everything, and the next change
/// finishes the moving.
/// </summary>
internal sealed class CatalogFolder(string folder, Action<string>? step = null)
{
    private const string Pending = ".import-new";
    private const string Ready = ".import-ready";
    private const string Lock = ".import-lock";
    private const int MostFiles = 1_000;

    /// <summary>
    /// The files of the catalog in a folder; those of a change that is decided but not yet moved replace theirs.
    /// </summary>
    public static List<CatalogFile> Files(string folder) => [.. Overlaid(folder, Ready).Values];

    /// <summary>Replaces files, all or none. The check gets the catalog's files as they would be.</summary>
    public async Task ReplaceAsync(
        IReadOnlyDictionary<string, byte[]> files, Action<IReadOnlyList<CatalogFile>> check, CancellationToken cancel)
    {
        await using FileStream held = Hold();
        Recover();
        string pending = Path.Combine(folder, Pending);
        try
        {
            Directory.CreateDirectory(pending);
            foreach ((string path, byte[] content) in files)
            {
                step?.Invoke($"write {path}");
                await WriteAsync(Place(pending, path), content, cancel);
            }

            step?.Invoke("check");
            check([.. Overlaid(folder, Pending).Values]);
            step?.Invoke("commit");
            Directory.Move(pending, Path.Combine(folder, Ready));
        }
        catch
        {
            DeleteQuietly(pending);
            throw;
        }

        Settle();
    }

    /// <summary>Finishes what was decided, and clears away what was not.</summary>
    private void Recover()
    {
        if (Directory.Exists(Path.Combine(folder, Ready)))
        {
            Settle();
        }

        if (Directory.Exists(Path.Combine(folder, Pending)))
        {
            Directory.Delete(Path.Combine(folder, Pending), recursive: true);
        }
    }

    private void Settle()
    {
        string ready = Path.Combine(folder, Ready);
        foreach (
            string file in Directory.EnumerateFiles(ready, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToArray())
        {
            string path = Path.GetRelativePath(ready, file);
            step?.Invoke($"move {path}");
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.Move(file, Path.Combine(folder, path), overwrite: true);
        }

        step?.Invoke("clear");
        Directory.Delete(ready, recursive: true);
    }

    private FileStream Hold()
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, Lock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                    FileOptions.DeleteOnClose);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            throw new FaultsException([new Fault(
                $"--catalog {folder}", "the folder is being changed by another process, or may not be written",
                    "wait, or mend its rights")]);
        }
    }

    private static SortedDictionary<string, CatalogFile> Overlaid(string folder, string over)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
        {
            throw new FaultsException(
                [new Fault(
                $"--catalog {folder}", "there is no such folder", "'pointsman catalog export DIR' makes one")]);
        }

        var files = new SortedDictionary<string, CatalogFile>(StringComparer.Ordinal);
        Add(root, files, folder);
        var newer = new DirectoryInfo(Path.Combine(folder, over));
        if (newer.Exists)
        {
            Add(newer, files, folder);
        }

        return files;
    }

    private static void Add(DirectoryInfo root, SortedDictionary<string, CatalogFile> files, string folder)
    {
        foreach (FileInfo file in root.EnumerateFiles("*.json*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/');
            bool hidden = path.Split('/').Any(part => part.StartsWith('.'));
            if (!hidden && file.Extension is (".json" or ".jsonl")
                && !path.StartsWith("imports/", StringComparison.Ordinal))
            {
                files[path] = new CatalogFile(path, File.ReadAllBytes(file.FullName));
            }

            if (files.Count > MostFiles)
            {
                throw new FaultsException(
                    [new Fault(
                    $"--catalog {folder}", $"found more than {MostFiles} files", "name the folder of a catalog")]);
            }
        }
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using FileStream stream = File.Create(path);
        await stream.WriteAsync(content, cancel);
        stream.Flush(flushToDisk: true);
    }

    private static string Place(string root, string path) =>
        Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));

    private static void DeleteQuietly(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // Nobody reads it, and the next change clears it away.
        }
    }
}
