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
    private const string InlineYarp = "yarp-inline";
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

        Array.Sort(starts);
        Console.WriteLine(Machine.Describe());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"start to ready      {starts[0]:0} ms lowest, {starts[starts.Length / 2]:0} ms median, {starts.Length} starts"));
        foreach (Contender contender in Contender.All.Where(one => one.Name is InlineYarp or Contender.Pointsman))
        {
            RunningProxy proxy = await contender.StartAsync(bench, cancel);
            await HoldAsync(bench, proxy, cancel);
            await bench.EndAsync(proxy.Process);
        }

        return 0;
    }

    private static async Task HoldAsync(Bench bench, RunningProxy proxy, CancellationToken cancel)
    {
        int streams = bench.Settings.Streams;
        await Task.Delay(Settling, cancel);
        long ready = Memory(proxy.Process);
        (int status, string text) = await bench.AskAsync(proxy, Body.Write("burst", stream: true, 900), cancel);
        if (status != 200)
        {
            throw new BenchException($"{proxy.Name} answered {status}: {text}");
        }

        await Task.Delay(Settling, cancel);
        long idle = Memory(proxy.Process);
        Collections before = await Collections.ReadAsync(bench, proxy, cancel);
        var held = new List<Socket>();
        try
        {
            await HoldAsync(streams, held, proxy, cancel);
            await Task.Delay(Settling, cancel);
            long full = Memory(proxy.Process);
            Collections during = (await Collections.ReadAsync(bench, proxy, cancel)).Since(before);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                {proxy.Name}
                  ready             {ready / 1024.0:0.0} MB
                  idle              {idle / 1024.0:0.0} MB after one stream was served
                  {streams} streams      {full / 1024.0:0.0} MB
                  a stream          {(full - idle) / (double)streams:0.0} KB
                """));
            if (during != Collections.None)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  collections       {during.Young} young, {during.Middle} middle, {during.Full} full"));
            }
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }
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
            + string.Concat(proxy.Headers.Select(header => $"{header}\r\n")) + "Content-Type: application/json\r\n"
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

    [GeneratedRegex(@"VmRSS:\s+(\d+) kB")]
    private static partial Regex Resident();
}
