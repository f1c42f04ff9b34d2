namespace Pointsman.Server;

/// <summary>
/// Tells when something happens to any entry of the trails of files. It may tell too often, never too seldom.
/// </summary>
internal sealed class FileWatch(Action signal) : IDisposable
{
    private readonly List<FileSystemWatcher> _watchers = [];
    private IReadOnlySet<(string Folder, string Name)> _trail = new HashSet<(string, string)>();

    /// <summary>
    /// Watches the trails as they are now; a fault, of the first of the files, when the system does not let it.
    /// </summary>
    public Fault? Arm(IReadOnlyList<string> paths)
    {
        HashSet<(string Folder, string Name)> trail = [.. paths.SelectMany(FileTrail.Of)];
        if (trail.SetEquals(_trail))
        {
            return null;
        }

        Clear();
        try
        {
            foreach (IGrouping<string, (string Folder, string Name)> folder in trail.GroupBy(entry => entry.Folder))
            {
                _watchers.Add(Watch(folder.Key, [.. folder.Select(entry => entry.Name)]));
            }

            _trail = trail;
            return null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Fault(paths[0], $"the file cannot be watched ({wrong.Message})",
                "raise the limit or the rights that it names; until then a change needs a restart");
        }
    }

    public void Dispose() => Clear();

    private void Clear()
    {
        _watchers.ForEach(watcher => watcher.Dispose());
        _watchers.Clear();
        _trail = new HashSet<(string, string)>();
    }

    private FileSystemWatcher Watch(string folder, HashSet<string> names)
    {
        var watcher = new FileSystemWatcher(folder)
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite
                | NotifyFilters.Size | NotifyFilters.CreationTime,
        };
        try
        {
            FileSystemEventHandler happened = (_, what) => SignalIf(names.Contains(what.Name ?? ""));
            watcher.Changed += happened;
            watcher.Created += happened;
            watcher.Deleted += happened;
            watcher.Renamed += (_, what) =>
                SignalIf(names.Contains(what.Name ?? "") || names.Contains(what.OldName ?? ""));

            // Events were lost; the content says whether one of them mattered.
            watcher.Error += (_, _) => signal();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch
        {
            watcher.Dispose();
            throw;
        }
    }

    private void SignalIf(bool matters)
    {
        if (matters)
        {
            signal();
        }
    }
}
