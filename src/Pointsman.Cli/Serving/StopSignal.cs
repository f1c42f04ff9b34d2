using System.Runtime.InteropServices;

namespace Pointsman.Cli;

/// <summary>Waits for whoever wants the server to stop: SIGTERM, or Ctrl+C.</summary>
internal static class StopSignal
{
    public static async Task WaitAsync(CancellationToken cancel)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Ask(PosixSignalContext signal)
        {
            // The first signal drains; a second one ends the process as usual.
            signal.Cancel = asked.TrySetResult();
        }

        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
        using CancellationTokenRegistration registration = cancel.Register(() => asked.TrySetCanceled(cancel));
        await asked.Task;
    }
}
