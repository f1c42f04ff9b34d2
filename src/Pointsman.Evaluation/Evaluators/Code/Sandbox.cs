using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>
/// Runs code of models in a folder of its own that is gone afterwards: without network and with processes of its own
/// (namespaces of Linux, by <c>unshare</c>), which end with it as a whole; with bounds on memory, processor time and
/// files, and without the environment of this program, where keys may be. It is no wall against files: the code reads
/// and writes what the user may.
/// </summary>
internal sealed class Sandbox(ChildProcess children)
{
    // What is set before the code begins: no core files, memory in KB, seconds of processor, files in blocks of 512.
    private const string Limits =
        "ulimit -c 0; ulimit -v \"$1\"; ulimit -t \"$2\"; ulimit -f 131072; shift 2; exec \"$@\"";

    private static readonly string[] Apart =
        ["--user", "--map-root-user", "--pid", "--fork", "--kill-child", "--mount-proc"];

    // As many as there are processors: more would only take each other's time.
    private static readonly SemaphoreSlim Room = new(Environment.ProcessorCount);

    // Found out once; a sandbox belongs to one evaluator, which asks for the same each time.
    private string[]? _apart;

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
            _apart ??= await ApartAsync(folder.FullName, options.Network, cancel).ConfigureAwait(false);
            if (_apart.Length == 0 && !options.Network)
            {
                return (null, "this machine cannot keep code from the network by unshare; network: yes runs it still");
            }

            long kilobytes = (options.MemoryLimit / 1024) + (language.ReservedMegabytes * 1024L);
            return await children.RunAsync(
                new ChildStart
                {
                    Command =
                    [
                        .. _apart, shell, "-c", Limits, "sh", kilobytes.ToString(CultureInfo.InvariantCulture),
                        $"{Math.Ceiling(options.TimeLimit.TotalSeconds):0}", program, .. language.Arguments,
                        language.File,
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

    // The words that set code apart; none where the machine does not allow it.
    private async Task<string[]> ApartAsync(string folder, bool network, CancellationToken cancel)
    {
        if (Programs.Find("unshare") is not { } unshare)
        {
            return [];
        }

        string[] apart = network ? [unshare, .. Apart, "--"] : [unshare, .. Apart, "--net", "--"];
        (ChildEnd? end, _) = await children.RunAsync(
            new ChildStart { Command = [.. apart, "true"], Folder = folder, Time = TimeSpan.FromSeconds(10) }, cancel)
            .ConfigureAwait(false);
        return end is { Code: 0, Stopped: null } ? apart : [];
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
