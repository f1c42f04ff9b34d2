using System.Globalization;
using System.Runtime.InteropServices;

namespace Pointsman.GatewayBench;

/// <summary>
/// A process and all below it: the time they had on a processor, and their memory. The time comes from the clock that
/// the kernel keeps for each process: in nanoseconds, with the threads that have ended.
/// </summary>
internal sealed class ProcessTree
{
    private readonly Dictionary<int, long> _nanoseconds = [];

    private ProcessTree(int root)
    {
        foreach (int id in Below(root))
        {
            if (ProcessClock(id, out int clock) == 0 && ReadClock(clock, out Moment time) == 0)
            {
                _nanoseconds[id] = time.Seconds * 1_000_000_000 + time.Nanoseconds;
            }
        }
    }

    /// <summary>Reads the clocks.</summary>
    public static ProcessTree Read(int root) => new(root);

    /// <summary>Seconds of processor time since an earlier reading.</summary>
    public double SecondsSince(ProcessTree earlier) =>
        _nanoseconds.Sum(one => one.Value - earlier._nanoseconds.GetValueOrDefault(one.Key)) / 1e9;

    /// <summary>Memory that is in use now, in KB; what processes share is counted once.</summary>
    public long MemoryKilobytes() => _nanoseconds.Keys.Sum(id =>
    {
        try
        {
            string line = File.ReadLines($"/proc/{id}/smaps_rollup")
                .First(text => text.StartsWith("Pss:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    });

    private static List<int> Below(int root)
    {
        var parents = new Dictionary<int, int>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id)
                && Parent(id) is { } one)
            {
                parents[id] = one;
            }
        }

        List<int> all = [root];
        for (int i = 0; i < all.Count; i++)
        {
            all.AddRange(parents.Where(one => one.Value == all[i]).Select(one => one.Key));
        }

        return all;
    }

    private static int? Parent(int id)
    {
        try
        {
            // The name stands in parentheses and may hold any sign; what follows is numbers.
            string text = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "clock_getcpuclockid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ProcessClock(int id, out int clock);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out Moment time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
