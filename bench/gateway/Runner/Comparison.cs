using System.Text.Json;

namespace Pointsman.GatewayBench;

/// <summary>
/// All proxies run at once and take turns, so a slow minute of the machine hits them alike.
/// <list type="number">
/// <item>Each proxy shows that it answers rightly.</item>
/// <item>Each is warmed up.</item>
/// <item>In every round each gets each scenario, in an order that moves on from round to round.</item>
/// </list>
/// </summary>
internal sealed class Comparison(Bench bench, IReadOnlyList<RunningProxy> proxies)
{
    private const double LeadInSeconds = 0.3;
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(200);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly List<Measurement> _all = [];

    private Settings Settings => bench.Settings;

    /// <summary>Compares; 0 when every measurement was valid.</summary>
    public static async Task<int> RunAsync(Settings settings, CancellationToken cancel)
    {
        await using Bench bench = await Bench.StartAsync(settings, cancel);
        var proxies = new List<RunningProxy>();
        foreach (Contender contender in settings.Contenders)
        {
            Console.Error.WriteLine($"starting {contender.Name} …");
            proxies.Add(await contender.StartAsync(bench, cancel));
        }

        var comparison = new Comparison(bench, proxies);
        await comparison.CheckAsync(cancel);
        await comparison.WarmUpAsync(cancel);
        await comparison.MeasureAsync(cancel);
        Console.WriteLine(new Report(settings, comparison._all).Write());
        return comparison._all.Any(one => one.Problems.Count > 0) ? 1 : 0;
    }

    private async Task CheckAsync(CancellationToken cancel)
    {
        foreach (RunningProxy proxy in proxies)
        {
            foreach (Scenario work in Settings.Scenarios.DistinctBy(one => one.IsStream))
            {
                (int status, string text) = await bench.AskAsync(
                    proxy, Body.Write(work.Model, work.IsStream, work.BodyBytes), cancel);
                bool right = status == 200 && (work.IsStream
                    ? text.TrimEnd().EndsWith("data: [DONE]", StringComparison.Ordinal)
                    : text.Contains("\"total_tokens\":340", StringComparison.Ordinal));
                if (!right)
                {
                    string shown = text.Length > 500 ? text[..500] + " …" : text;
                    throw new BenchException($"{proxy.Name} does not serve {work.Name}: status {status}, {shown}");
                }
            }
        }
    }

    private async Task WarmUpAsync(CancellationToken cancel)
    {
        if (Settings.Warmup == 0)
        {
            return;
        }

        // Methods are compiled again as they are called more often, which takes seconds of load on one processor.
        foreach (RunningProxy proxy in proxies)
        {
            Console.Error.WriteLine($"warming up {proxy.Name} …");
            Scenario[] kinds = [.. Settings.Scenarios.DistinctBy(one => (one.Model, one.BodyBytes))];
            foreach (Scenario work in kinds.Concat(kinds))
            {
                double seconds = Math.Max(LeadInSeconds, Settings.Warmup / (2 * kinds.Length));
                await LoadResult.RunAsync(
                    Settings, proxy, work with { Rate = 0 }, await FileOfAsync(work, cancel), seconds, cancel);
            }
        }
    }

    private async Task MeasureAsync(CancellationToken cancel)
    {
        await using StreamWriter? lines = Settings.Out is { } path ? new StreamWriter(path) : null;
        for (int round = 0; round < Settings.Rounds; round++)
        {
            for (int i = 0; i < Settings.Scenarios.Count; i++)
            {
                for (int turn = 0; turn < proxies.Count; turn++)
                {
                    RunningProxy proxy = proxies[(turn + i + round) % proxies.Count];
                    Measurement one = await MeasureAsync(proxy, Settings.Scenarios[i], round + 1, cancel);
                    _all.Add(one);
                    Console.Error.WriteLine(Report.Line(one));
                    if (lines is not null)
                    {
                        await lines.WriteLineAsync(JsonSerializer.Serialize(one, Json).AsMemory(), cancel);
                        await lines.FlushAsync(cancel);
                    }
                }
            }
        }
    }

    private async Task<Measurement> MeasureAsync(
        RunningProxy proxy, Scenario work, int round, CancellationToken cancel)
    {
        string body = await FileOfAsync(work, cancel);
        await LoadResult.RunAsync(Settings, proxy, work, body, LeadInSeconds, cancel);
        await Task.Delay(Settling, cancel);
        long seenBefore = await bench.UpstreamRequestsAsync(cancel);
        Collections collected = await Collections.ReadAsync(bench, proxy, cancel);
        Machine machine = Machine.Read();
        TimeSpan own = Environment.CpuUsage.TotalTime;
        ProcessTree upstream = ProcessTree.Read(bench.UpstreamId), before = ProcessTree.Read(proxy.Process.Id);

        LoadResult load = await LoadResult.RunAsync(Settings, proxy, work, body, Settings.Seconds, cancel);

        // What a proxy puts off until it has time, as writing its records, is work of these requests too.
        await Task.Delay(Settling, cancel);
        await proxy.Process.ThrowIfEndedAsync(cancel);
        ProcessTree after = ProcessTree.Read(proxy.Process.Id);
        double proxySeconds = after.SecondsSince(before);
        double upstreamSeconds = ProcessTree.Read(bench.UpstreamId).SecondsSince(upstream);
        double accounted = proxySeconds + upstreamSeconds + load.LoadCpuSeconds
            + (Environment.CpuUsage.TotalTime - own).TotalSeconds;
        double othersBusy = Machine.Read().BusySince(machine, accounted);
        long seen = await bench.UpstreamRequestsAsync(cancel) - seenBefore;
        collected = (await Collections.ReadAsync(bench, proxy, cancel)).Since(collected);
        return new Measurement
        {
            Scenario = work.Name, Proxy = proxy.Name, Round = round, Load = load,
            CpuUs = proxySeconds * 1e6 / Math.Max(1, load.Completed),
            UpstreamCpuUs = upstreamSeconds * 1e6 / Math.Max(1, load.Completed),
            MemoryMegabytes = after.MemoryKilobytes() / 1024.0,
            OthersBusy = othersBusy,
            Collected = collected,
            Problems = Measurement.Check(work, load, seen),
        };
    }

    private async Task<string> FileOfAsync(Scenario work, CancellationToken cancel)
    {
        string file = Path.Combine(bench.Folder("bodies"), $"{work.Name}.json");
        if (!File.Exists(file))
        {
            await File.WriteAllBytesAsync(file, Body.Write(work.Model, work.IsStream, work.BodyBytes), cancel);
        }

        return file;
    }
}
