namespace Pointsman.GatewayBench;

/// <summary>One proxy, one scenario, one round.</summary>
internal sealed record Measurement
{
    public required string Scenario { get; init; }

    public required string Proxy { get; init; }

    public required int Round { get; init; }

    public required LoadResult Load { get; init; }

    /// <summary>Processor time of the proxy's process and all below it, for each request.</summary>
    public required double CpuUs { get; init; }

    /// <summary>Processor time of the upstream, for each request.</summary>
    public required double UpstreamCpuUs { get; init; }

    /// <summary>Memory of the proxy after the work.</summary>
    public required double MemoryMegabytes { get; init; }

    /// <summary>How many processors others used meanwhile, the host of this machine among them.</summary>
    public required double OthersBusy { get; init; }

    /// <summary>What was wrong; a measurement with any does not count.</summary>
    /// <summary>What Pointsman collected meanwhile; nothing for other proxies.</summary>
    public required Collections Collected { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }

    public double RequestsPerSecond => Load.Completed / Load.Seconds;

    /// <summary>Whether others had so much of the machine that latencies say little.</summary>
    public bool IsDisturbed => OthersBusy > 0.15;

    /// <summary>Looks for answers that a proxy lost, changed, made up or asked for twice.</summary>
    public static IReadOnlyList<string> Check(Scenario work, LoadResult load, long upstreamSaw)
    {
        var problems = new List<string>();
        void Expect(bool holds, string otherwise)
        {
            if (!holds)
            {
                problems.Add(otherwise);
            }
        }

        Expect(load.Completed > 0, "nothing was answered");
        Expect(load.Failed + load.Unfinished + load.Refused == 0,
            $"{load.Failed} failed, {load.Unfinished} unanswered, {load.Refused} connections refused");
        Expect(load.Ok == load.Completed, $"{load.Completed - load.Ok} answers with another status than 2xx");
        Expect(load.Completed == 0 || load.SmallestBody >= 1000, $"an answer of {load.SmallestBody} bytes");
        Expect(upstreamSaw == load.Completed, $"the upstream saw {upstreamSaw} of {load.Completed} requests");
        if (work.IsStream)
        {
            Expect(load.Done == load.Completed, $"{load.Completed - load.Done} streams without [DONE]");
            Expect(load.Events == GatewayBench.Scenario.EventsOfStream * load.Completed,
                $"{load.Events} events in {load.Completed} streams");
        }

        return problems;
    }
}
