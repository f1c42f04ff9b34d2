using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Pointsman.GatewayBench;

/// <summary>Time from start to ready, memory when idle, and what streams add that are held open.</summary>
internal static partial class MemoryRun
{
    private const int StreamsAtOnce = 50;
    private static readonly TimeSpan MostUntilReady = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MostUntilFirstPiece = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(Settings settings, CancellationToken cancel)
    {
        await using Bench bench = await Bench.StartAsync(settings, cancel);
        double[] starts = new double[settings.Starts];
        for (int i = 0; i < starts.Length; i++)
        {
            // An own folder each: the first start also makes the database.
            (OwnedProcess once, _, starts[i]) = await StartAsync(bench, $"start-{i}", cancel);
            await bench.EndAsync(once);
        }

        (OwnedProcess process, int port, _) = await StartAsync(bench, "streams", cancel);
        string key = await PointsmanProxy.CreateKeyAsync(bench, process, port, cancel);
        await Task.Delay(Settling, cancel);
        long ready = Memory(process);
        var proxy = new RunningProxy(process, port, [$"Authorization: Bearer {key}"]);
        (int status, string text) = await bench.AskAsync(proxy, Body.Write("burst", stream: true, 900), cancel);
        if (status != 200)
        {
            throw new BenchException($"Pointsman answered {status}: {text}");
        }

        await Task.Delay(Settling, cancel);
        long idle = Memory(process);
        string before = Collections(await bench.PageAsync(port, "/metrics", cancel));
        var held = new List<Socket>();
        try
        {
            await HoldAsync(settings.Streams, held, proxy, cancel);
            await Task.Delay(Settling, cancel);
            long full = Memory(process);
            string after = Collections(await bench.PageAsync(port, "/metrics", cancel));
            Print(settings, starts, (ready, idle, full), before, after);
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }

        return 0;
    }

    private static void Print(
        Settings settings, double[] starts, (long Ready, long Idle, long Full) memory, string before, string after)
    {
        Array.Sort(starts);
        Console.WriteLine(Machine.Describe());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            start to ready      {starts[0]:0} ms lowest, {starts[starts.Length / 2]:0} ms median, {starts.Length} starts
            memory, ready       {memory.Ready / 1024.0:0.0} MB
            memory, idle        {memory.Idle / 1024.0:0.0} MB after one stream was served
            streams held        {settings.Streams}
            memory, streams     {memory.Full / 1024.0:0.0} MB
            a stream            {(memory.Full - memory.Idle) / (double)settings.Streams:0.0} KB
            collections         {before} when idle, {after} with the streams (generation=count)
            """));
    }

    private static async Task<(OwnedProcess Process, int Port, double Milliseconds)> StartAsync(
        Bench bench, string name, CancellationToken cancel)
    {
        int port = OwnedProcess.FreePort();
        Launch launch = await PointsmanProxy.LaunchAsync(bench, bench.Folder(name), port, cancel);
        long began = Stopwatch.GetTimestamp();
        OwnedProcess process = bench.Start(launch, bench.Settings.ProxyProcessor);
        while (true)
        {
            try
            {
                await bench.PageAsync(port, "/health/ready", cancel);
                return (process, port, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(began) < MostUntilReady)
            {
                await Task.Delay(5, cancel);
            }
        }
    }

    private static async Task HoldAsync(
        int count, List<Socket> held, RunningProxy proxy, CancellationToken cancel)
    {
        byte[] body = Body.Write("held", stream: true, 900);
        byte[] head = Encoding.ASCII.GetBytes($"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{proxy.Port}\r\n"
            + $"{string.Join("\r\n", proxy.Headers)}\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n");
        while (held.Count < count)
        {
            Socket[] some = [.. Enumerable.Range(0, Math.Min(StreamsAtOnce, count - held.Count))
                .Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))];
            held.AddRange(some);
            await Task.WhenAll(some.Select(socket => BeginAsync(socket, proxy.Port, [.. head, .. body], cancel)));
        }
    }

    // A stream counts as held when the first piece of its text has come through.
    private static async Task BeginAsync(Socket socket, int port, byte[] request, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(MostUntilFirstPiece);
        await socket.ConnectAsync(IPAddress.Loopback, port, late.Token);
        await socket.SendAsync(request, late.Token);
        var seen = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!seen.ToString().Contains("some words", StringComparison.Ordinal))
        {
            int got = await socket.ReceiveAsync(buffer, late.Token);
            if (got == 0)
            {
                throw new BenchException($"a stream ended before its first piece: {seen}");
            }

            seen.Append(Encoding.UTF8.GetString(buffer, 0, got));
        }
    }

    private static long Memory(OwnedProcess process) => long.Parse(
        Resident().Match(File.ReadAllText($"/proc/{process.Id}/status")).Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Collections(string metrics) => string.Join(
        ' ', Collected().Matches(metrics).Select(one => $"{one.Groups[1].Value}={one.Groups[2].Value}"));

    [GeneratedRegex(@"VmRSS:\s+(\d+) kB")]
    private static partial Regex Resident();

    [GeneratedRegex("""pointsman_gc_collections_total\{generation="(\d)"\} (\d+)""")]
    private static partial Regex Collected();
}
