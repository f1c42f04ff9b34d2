using System.Net.Sockets;
using System.Runtime.InteropServices;
using Pointsman.Faults;

CommandLineArguments arguments = CommandLineArguments.Read(args);
if (arguments.Fault is { } fault)
{
    await Console.Error.WriteLineAsync($"error: {fault}");
    return 2;
}

if (arguments.WantsHelp)
{
    Console.WriteLine(Help.Text());
    return 0;
}

try
{
    await using MockUpstream mock = await MockUpstream.StartAsync(new MockOptions { Port = arguments.Port });
    Console.WriteLine(Help.Offers(mock));
    var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    await ended.Task;
    return 0;

    void End(PosixSignalContext context)
    {
        context.Cancel = true;
        ended.TrySetResult();
    }
}
catch (SocketException taken)
{
    await Console.Error.WriteLineAsync(
        $"error: port {arguments.Port}: {taken.Message}; give another with --port, or 0");
    return 1;
}
