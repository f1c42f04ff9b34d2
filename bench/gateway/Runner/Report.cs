using System.Globalization;
using System.Text;

namespace Pointsman.GatewayBench;

/// <summary>The tables of a comparison, in Markdown.</summary>
internal sealed class Report(Settings settings, IReadOnlyList<Measurement> all)
{
    private readonly StringBuilder _text = new();

    /// <summary>One measurement while the run goes on.</summary>
    public static string Line(Measurement one) => string.Create(CultureInfo.InvariantCulture,
        $"round {one.Round}  {one.Scenario,-10} {one.Proxy,-12} {one.RequestsPerSecond,8:0}/s"
        + $"  p50 {one.Load.P50Us / 1000,7:0.00} ms  p99 {one.Load.P99Us / 1000,7:0.00} ms  CPU {one.CpuUs,7:0.0} µs"
        + $"  others {one.OthersBusy:0.00}{string.Concat(one.Problems.Select(problem => "  INVALID: " + problem))}");

    public string Write()
    {
        Head();
        Summary();
        foreach (Scenario work in settings.Scenarios)
        {
            Table(work);
        }

        Garbage();
        Noise();
        return _text.ToString();
    }

    private void Head()
    {
        string where = settings.ProxyProcessor is { } proxy
            ? $"proxies on processor {proxy}, upstream and load on {settings.LoadProcessor}"
            : "one processor for everything";
        Add($"{Machine.Describe()}; {where}.");
        Add($"{settings.Rounds} rounds of {settings.Seconds} s. CPU is processor time of a proxy's process and all "
            + "below it per request or stream; noise only ever adds to it, so the lowest round is its steadiest figure.");
    }

    private void Summary()
    {
        string[] names = [.. settings.Contenders.Select(one => one.Name)];
        bool hasYarp = Has(Contender.Pointsman) && Has(Contender.Yarp);
        bool hasPortkey = Has(Contender.Pointsman) && Has(Contender.Portkey);
        Add("\n### CPU µs, lowest of the rounds\n");
        Row(["work", .. names, .. hasYarp ? ["Pointsman × YARP"] : (string[])[],
            .. hasPortkey ? ["Portkey × Pointsman"] : (string[])[]]);
        Add("|---|" + Repeat("--:|", names.Length + (hasYarp ? 1 : 0) + (hasPortkey ? 1 : 0)));
        foreach (Scenario work in settings.Scenarios)
        {
            double? Of(string name) => Lowest(Valid(work, name));
            Row([
                work.About, .. names.Select(name => Micro(Of(name))),
                .. hasYarp ? [Ratio(Of(Contender.Pointsman), Of(Contender.Yarp))] : (string[])[],
                .. hasPortkey ? [Ratio(Of(Contender.Portkey), Of(Contender.Pointsman))] : (string[])[],
            ]);
        }
    }

    private void Table(Scenario work)
    {
        Add($"\n### {work.Name}: {work.About}\n");
        Row(["proxy", "CPU µs lowest", "× YARP", "× Portkey", "CPU µs median", "× YARP", "× Portkey", "req/s median",
            "× YARP", "× Portkey", "p50 ms", "p99 ms", "p99.9 ms", "MB", "rounds", "remarks"]);
        Add("|---|" + Repeat("--:|", 14) + "---|");
        foreach (Contender contender in settings.Contenders)
        {
            double? lowest = Lowest(Valid(work, contender.Name));
            double? median = Median(work, contender.Name, one => one.CpuUs);
            double? rate = Median(work, contender.Name, one => one.RequestsPerSecond);
            string RateRatio(string other) => work.IsPacedByProxy
                ? Ratio(rate, Median(work, other, one => one.RequestsPerSecond)) : "–";
            string CpuRatio(string other) => Ratio(median, Median(work, other, one => one.CpuUs));
            string LowestRatio(string other) => Ratio(lowest, Lowest(Valid(work, other)));
            List<Measurement> every = Of(work, contender.Name), counted = Quiet(work, contender.Name);
            Row([
                contender.Name, Micro(lowest), LowestRatio(Contender.Yarp), LowestRatio(Contender.Portkey),
                Micro(median), CpuRatio(Contender.Yarp), CpuRatio(Contender.Portkey),
                Number(rate, "#,0"), RateRatio(Contender.Yarp), RateRatio(Contender.Portkey),
                Number(Median(work, contender.Name, one => one.Load.P50Us / 1000), "0.00"),
                Number(Median(work, contender.Name, one => one.Load.P99Us / 1000), "0.00"),
                Number(Median(work, contender.Name, one => one.Load.P999Us / 1000), "0.00"),
                Number(every.Count == 0 ? null : every.Max(one => one.MemoryMegabytes), "0"),
                $"{counted.Count} of {every.Count}",
                string.Join("; ", every.SelectMany(one => one.Problems.Select(what => $"round {one.Round}: {what}"))),
            ]);
        }
    }

    private void Garbage()
    {
        foreach (IGrouping<string, Measurement> work in all.Where(one => one.Proxy == Contender.Pointsman)
            .GroupBy(one => one.Scenario))
        {
            Collections[] some = [.. work.Select(one => one.Collected)];
            long count = some.Sum(one => one.Young + one.Middle + one.Full);
            double pause = some.Sum(one => one.PausedMilliseconds) / Math.Max(1, count);
            Add($"\nPointsman's garbage collections in {work.Key}: {some.Sum(one => one.Young)} of generation 0, "
                + $"{some.Sum(one => one.Middle)} of generation 1, {some.Sum(one => one.Full)} of generation 2; "
                + $"{Number(pause, "0.00")} ms a pause at the mean, {work.Sum(one => one.Load.Completed)} requests.");
        }
    }

    private void Noise()
    {
        double[] others = [.. all.Select(one => one.OthersBusy).Order()];
        List<double> spreads = [];
        foreach (IGrouping<(string, string), Measurement> cell in all.GroupBy(one => (one.Scenario, one.Proxy)))
        {
            double[] cpu = [.. cell.Where(one => one.Problems.Count == 0).Select(one => one.CpuUs)];
            if (cpu.Length > 1)
            {
                spreads.Add((cpu.Max() / cpu.Min() - 1) * 100);
            }
        }

        spreads.Sort();
        int disturbed = all.Count(one => one.IsDisturbed);
        Add($"\nNoise: other programs used {Number(Middle(others), "0.00")} of a processor at the median and "
            + $"{Number(others[^1], "0.00")} at most; {disturbed} of {all.Count} measurements met more than 0.15 and "
            + "count for medians only where fewer than half are without.");
        if (spreads.Count > 0)
        {
            Add($"From the lowest to the highest round CPU differed by {Number(Middle(spreads), "0")} % at the median "
                + $"of proxies and scenarios and {Number(spreads[^1], "0")} % at most.");
        }
    }

    private bool Has(string name) => settings.Contenders.Any(one => one.Name == name);

    private List<Measurement> Of(Scenario work, string proxy) =>
        [.. all.Where(one => one.Scenario == work.Name && one.Proxy == proxy)];

    private List<Measurement> Valid(Scenario work, string proxy) =>
        [.. Of(work, proxy).Where(one => one.Problems.Count == 0)];

    private List<Measurement> Quiet(Scenario work, string proxy)
    {
        List<Measurement> valid = Valid(work, proxy), quiet = [.. valid.Where(one => !one.IsDisturbed)];
        return quiet.Count > 0 && 2 * quiet.Count >= valid.Count ? quiet : valid;
    }

    private double? Median(Scenario work, string proxy, Func<Measurement, double> figure) =>
        Quiet(work, proxy) is { Count: > 0 } some ? Middle([.. some.Select(figure).Order()]) : null;

    private static double? Lowest(List<Measurement> some) => some.Count == 0 ? null : some.Min(one => one.CpuUs);

    private static double Middle(IReadOnlyList<double> sorted) =>
        (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    private static string Micro(double? figure) => Number(figure, figure < 100 ? "0.0" : "#,0");

    private static string Ratio(double? one, double? other) =>
        Number(one / other, (one / other) switch { < 0.1 => "0.000", < 10 => "0.00", _ => "0.0" });

    private static string Number(double? figure, string form) =>
        figure?.ToString(form, CultureInfo.InvariantCulture) ?? "–";

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private void Row(IEnumerable<string> cells) => Add($"| {string.Join(" | ", cells)} |");

    private void Add(string line) => _text.AppendLine(line);
}
