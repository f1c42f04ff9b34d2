using System.Runtime.InteropServices;
using Pointsman.GatewayBench;

if (args is [] or [_, "--help" or "-h", ..])
{
    Console.WriteLine(Settings.Help);
    return 0;
}

using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext context)
{
    // What was started is ended on the way out, so the way out has to be walked.
    context.Cancel = true;
    stop.Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
try
{
    Settings settings = Settings.Read(args[1..]);
    if (settings.List)
    {
        Console.WriteLine(Settings.Names);
        return 0;
    }

    return args[0] == "memory"
        ? await MemoryRun.RunAsync(settings, stop.Token)
        : await Comparison.RunAsync(settings, stop.Token);
}
catch (BenchException problem)
{
    Console.Error.WriteLine($"error: {problem.Message}");
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("stopped; every process that was started has ended");
    return 130;
}
