namespace Pointsman.Server;

/// <summary>
/// Everything on the way to a file whose change may change what is read: the file and each symbolic link. A config
/// map of Kubernetes is a file that is a link to a folder that is a link, and the latter is what is swapped.
/// </summary>
internal static class FileTrail
{
    // As the kernel does: a ring of links leads nowhere.
    private const int MostLinks = 40;

    /// <summary>The real folders to watch, each with the names in it that matter.</summary>
    public static IReadOnlySet<(string Folder, string Name)> Of(string path)
    {
        var trail = new HashSet<(string, string)>();
        var rest = new Stack<string>();
        string at = Push(rest, Path.GetFullPath(path));
        int links = 0;
        while (rest.TryPop(out string? name))
        {
            if (name == "..")
            {
                at = Path.GetDirectoryName(at) ?? at;
                continue;
            }

            string next = Path.Combine(at, name);
            FileSystemInfo entry = new FileInfo(next);
            if (entry.LinkTarget is { } target && links++ < MostLinks)
            {
                trail.Add((at, name));
                at = Path.IsPathRooted(target) ? Push(rest, target) : PushRelative(rest, target, at);
            }
            else if (rest.Count == 0 || !Directory.Exists(next))
            {
                // The file, or the first folder that is not there yet.
                trail.Add((at, name));
                WatchFolderItself(trail, at);
                break;
            }
            else
            {
                at = next;
            }
        }

        return trail;
    }

    // A folder that is removed and made anew ends its own watch; the folder above tells.
    private static void WatchFolderItself(HashSet<(string, string)> trail, string folder)
    {
        if (Path.GetDirectoryName(folder) is { } above)
        {
            trail.Add((above, Path.GetFileName(folder)));
        }
    }

    private static string Push(Stack<string> rest, string path)
    {
        string root = Path.GetPathRoot(path)!;
        return PushRelative(rest, path[root.Length..], root);
    }

    private static string PushRelative(Stack<string> rest, string path, string at)
    {
        string[] names = path.Split(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        foreach (string name in names.Reverse().Where(name => name != "."))
        {
            rest.Push(name);
        }

        return at;
    }
}
