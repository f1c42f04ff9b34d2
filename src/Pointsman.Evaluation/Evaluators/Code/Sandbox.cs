using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>
/// Runs code of models in a folder of its own that is gone afterwards: without network and with processes of its own
/// (namespaces of Linux, by <c>unshare</c>), which end with it as a whole; with bounds on memory, processor time, files
/// and the number of processes, and without the environment of this program, where keys may be. It is no wall against
/// files: the code reads and writes what the user may, or what nobody may where the user is root.
/// </summary>
internal sealed class Sandbox(ChildProcess children)
{
    // What is set before the code begins: no core files, memory in KB, seconds of processor, files in blocks of 512,
    // and processes, for which some shells say -u and others -p.
    private const string Limits =
        "ulimit -c 0; ulimit -v \"$1\"; ulimit -t \"$2\"; ulimit -f 131072; "
        + "[ -z \"$3\" ] || ulimit -u \"$3\" 2>/dev/null || ulimit -p \"$3\"; shift 3; exec \"$@\"";

    // A way is good when whoever the code runs as can start the interpreter, reach the folder and write there.
    private const string Trial = "test -x \"$1\" && cd \"$2\" && test -w .";

    // As many as there are processors: more would only take each other's time.
    private static readonly SemaphoreSlim Room = new(Environment.ProcessorCount);

    // Found out once; a sandbox belongs to one evaluator, which asks for the same each time.
    private Enclosure? _apart;

    /// <summary>Runs a text as a program; null, with the reason, where that is not possible here.</summary>
    public async Task<(ChildEnd? End, string? Error)> RunAsync(
        CodeLanguage language, string code, CodeOptions options, CancellationToken cancel)
    {
        if (Programs.FindBinary(language.Program) is not { } program)
        {
            return (null, $"no {language.Program} on the path; install it to run {language.Name}");
        }

        if (Programs.Find("sh") is not { } shell || OperatingSystem.IsWindows())
        {
            return (null, "code is run on Linux and macOS only");
        }

        await Room.WaitAsync(cancel).ConfigureAwait(false);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("pointsman-code-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, language.File), code, cancel)
                .ConfigureAwait(false);
            _apart ??= await ApartAsync(shell, program, options.Network, cancel).ConfigureAwait(false);
            if (_apart == Enclosure.None && !options.Network)
            {
                return (null, "this machine cannot keep code from the network by unshare; network: yes runs it still");
            }

            if (!_apart.Own(folder))
            {
                return (null, $"cannot hand {folder.FullName} to the user nobody, as whom code of root is run");
            }

            long kilobytes = (options.MemoryLimit / 1024) + (language.ReservedMegabytes * 1024L);
            return await children.RunAsync(
                new ChildStart
                {
                    Command =
                    [
                        .. _apart.Words, shell, "-c", Limits, "sh", kilobytes.ToString(CultureInfo.InvariantCulture),
                        $"{Math.Ceiling(options.TimeLimit.TotalSeconds):0}", _apart.Processes(options.ProcessLimit),
                        program, .. language.Arguments, language.File,
                    ],
                    Folder = folder.FullName,
                    Time = options.TimeLimit,
                    Environment = Surroundings(folder.FullName),
                },
                cancel).ConfigureAwait(false);
        }
        finally
        {
            Room.Release();
            Remove(folder);
        }
    }

    // The best way to set code apart that works on this machine.
    private async Task<Enclosure> ApartAsync(string shell, string program, bool network, CancellationToken cancel)
    {
        foreach (Enclosure way in Enclosure.Ways(network))
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("pointsman-code-");
            try
            {
                var trial = new ChildStart
                {
                    Command = [.. way.Words, shell, "-c", Trial, "sh", program, folder.FullName],
                    Folder = folder.FullName,
                    Time = TimeSpan.FromSeconds(10),
                };
                if (way.Own(folder)
                    && await children.RunAsync(trial, cancel).ConfigureAwait(false)
                        is { End: { Code: 0, Stopped: null } })
                {
                    return way;
                }
            }
            finally
            {
                Remove(folder);
            }
        }

        return Enclosure.None;
    }

    private static Dictionary<string, string> Surroundings(string folder) => new()
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
        ["HOME"] = folder, ["TMPDIR"] = folder, ["LANG"] = "C.UTF-8",
    };

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            // Code may have taken its own rights to the folder away; the system empties its temporary folder.
        }
    }
}
