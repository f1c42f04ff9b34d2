using Pointsman.Yaml;

namespace Pointsman.Cli;

/// <summary>Files that bench commands write: where they cannot, that is told before anything is paid.</summary>
internal static class BenchFiles
{
    /// <summary>Makes sure that a file can be written, without leaving one behind.</summary>
    public static void CheckWritable(string place, string path, List<Fault> faults)
    {
        bool there = File.Exists(path);
        try
        {
            if (Directory.Exists(path))
            {
                faults.Add(new Fault(place, $"'{path}' is a folder", "name a file in it"));
                return;
            }

            MakeFolder(path);
            using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
            {
                // That it opens is all that is asked.
            }

            if (!there)
            {
                File.Delete(path);
            }
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add(Unwritable(place, path, broken));
        }
    }

    /// <summary>Writes a file.</summary>
    /// <exception cref="FaultsException">It cannot be written.</exception>
    public static void Write(string place, string path, Action<Stream> write)
    {
        try
        {
            MakeFolder(path);
            using FileStream file = File.Create(path);
            write(file);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FaultsException([Unwritable(place, path, broken)]);
        }
    }

    private static void MakeFolder(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    private static Fault Unwritable(string place, string path, Exception broken) => new(
        place, $"{(place == path ? "it" : $"'{path}'")} cannot be written ({FileTrouble.Why(broken)})",
        FileTrouble.Fix(broken, "name a file in a folder that you may write to"));
}
