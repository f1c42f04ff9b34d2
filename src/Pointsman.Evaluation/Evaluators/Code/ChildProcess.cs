using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Pointsman.Evaluation;

/// <summary>
/// Runs a program within bounds of time and output. Whatever it started ends with it: on Linux <c>timeout</c> puts it
/// into a process group of its own, which is killed as a whole, and ends it also when this program is gone. What leaves
/// that group is not found; it can keep nobody waiting beyond the time.
/// </summary>
internal sealed class ChildProcess(TimeProvider time)
{
    private const int Kill = 9;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs a program to its end; null, with the reason, where it cannot be started.</summary>
    public async Task<(ChildEnd? End, string? Error)> RunAsync(ChildStart start, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = Info(start) };
        try
        {
            process.Start();
        }
        catch (Exception broken) when (broken is Win32Exception or IOException or InvalidOperationException)
        {
            return (null, $"cannot start {start.Command[0]}: {broken.Message}");
        }

        string? stopped = null;
        using var late = new CancellationTokenSource(start.Time, time);
        string tooLate = $"did not end within {Quantity.Words(start.Time)}";
        using CancellationTokenRegistration onLate = late.Token.Register(() => End(tooLate));
        using CancellationTokenRegistration onCancel = cancel.Register(() => End("was cancelled"));
        string tooMuch = $"wrote more than {Quantity.BytesWords(start.MostOutput)}";
        Task<string> output = ReadAsync(process.StandardOutput.BaseStream, start.MostOutput, () => End(tooMuch));
        Task<string> errors = ReadAsync(process.StandardError.BaseStream, start.MostOutput, () => End(tooMuch));
        Task input = WriteAsync(process.StandardInput.BaseStream, start.Input);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);

        // What it left running would keep its outputs open.
        KillGroup(process);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        Task streams = Task.WhenAll(output, errors, input);
        await streams.WaitAsync(over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        if (!streams.IsCompleted)
        {
            // What left the group still holds them, and what it writes is no answer any more.
            return (new ChildEnd(process.ExitCode, "", "", stopped ?? tooLate), null);
        }

        return (new ChildEnd(
            process.ExitCode, await output.ConfigureAwait(false), await errors.ConfigureAwait(false), stopped), null);

        void End(string why)
        {
            Interlocked.CompareExchange(ref stopped, why, null);
            KillGroup(process);
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
            {
                // It has ended by itself in between.
            }
        }
    }

    private static ProcessStartInfo Info(ChildStart start)
    {
        string[] command = OperatingSystem.IsLinux() && Programs.Find("timeout") is { } timeout
            ? [timeout, "--signal=KILL", $"{Math.Ceiling((start.Time + Grace).TotalSeconds):0}", .. start.Command]
            : [.. start.Command];
        var info = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = start.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (start.Environment is { } environment)
        {
            info.Environment.Clear();
            foreach ((string name, string value) in environment)
            {
                info.Environment[name] = value;
            }
        }

        return info;
    }

    private static async Task<string> ReadAsync(Stream stream, int most, Action tooMuch)
    {
        byte[] bytes = new byte[most];
        int length = 0;
        try
        {
            while (length < most)
            {
                int read = await stream.ReadAsync(bytes.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
                if (read == 0)
                {
                    return Encoding.UTF8.GetString(bytes, 0, length);
                }

                length += read;
            }

            tooMuch();
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            // The pipe broke with the process, or nobody waits any more; what came before stands.
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> input)
    {
        try
        {
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(input, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // It ended without reading all of it, which is its right.
        }
    }

    private static void KillGroup(Process process)
    {
        if (OperatingSystem.IsLinux() && process.Id > 1)
        {
            _ = Signal(-process.Id, Kill);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
