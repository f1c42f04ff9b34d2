using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace Pointsman.Benchmarks.Mixes;

/// <summary>
/// How soon the first content of a stream comes: from a fast model alone, and from a progressive route over it that
/// asks a better one as well. Both get the same questions, which simulated models answer at the same pace, one after
/// the other and in turn, so what differs is the strategy.
/// </summary>
internal static class FirstTokenReport
{
    private const int WarmUp = 10;

    private const string Yaml = """
        routes:
          progressive:
            strategy: progressive
            fast: sim/small
            better: sim/large
        """;

    public static async Task<int> RunAsync(
        TextWriter output, int requests, double pace, TimeProvider time, CancellationToken cancel)
    {
        await using MixGateway gateway = await MixGateway.StartAsync(Yaml, pace, time, cancel);
        FirstTokenArm[] arms = [new("sim/small", false), new("progressive", true)];
        for (int i = -WarmUp; i < requests; i++)
        {
            if (i == 0)
            {
                arms = [.. arms.Select(arm => new FirstTokenArm(arm.Route, arm.WantsUpgrade))];
            }

            // In turn, so that none is always the one that comes second.
            await AskAsync(gateway, arms[i & 1], i, cancel);
            await AskAsync(gateway, arms[1 - (i & 1)], i, cancel);
        }

        output.WriteLine($"first content of a stream, {requests:#,##0} requests each in turn, one at a time; simulated "
            + $"models at {pace.ToString(CultureInfo.InvariantCulture)} times their usual times");
        output.WriteLine($"  {"",-14}{"median, ms",12}{"p95, ms",10}{"processor, ms",15}{"upgrades",10}");
        foreach (FirstTokenArm arm in arms)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {arm.Route,-14}{Median(arm.First),12:0.0}{FirstTokenArm.Quantile(arm.First, 0.95),10:0.0}"
                + $"{Median(arm.Processor),15:0.00}{arm.Upgrades,10}"));
        }

        (FirstTokenArm alone, FirstTokenArm both) = (arms[0], arms[1]);
        double p95 = FirstTokenArm.Quantile(both.First, 0.95) / FirstTokenArm.Quantile(alone.First, 0.95);
        List<double> apart = [.. both.First.Zip(alone.First, (one, other) => one - other)];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {"ratio",-14}{Median(both.First) / Median(alone.First),12:0.000}{p95,10:0.000}"
            + $"{Median(both.Processor) / Median(alone.Processor),15:0.00}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  the answer to the same question begins {Median(apart):0.00} ms later at the median"));
        output.WriteLine("  processor time is that of gateway, models and client together, to the end of the stream");
        return 0;

        static double Median(IReadOnlyList<double> values) => FirstTokenArm.Quantile(values, 0.5);
    }

    private static async Task AskAsync(MixGateway gateway, FirstTokenArm arm, int number, CancellationToken cancel)
    {
        string body = JsonSerializer.Serialize(new
        {
            model = arm.Route, stream = true,
            messages = new[] { new { role = "user", content = $"Tell me something about train number {number}." } },
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (arm.WantsUpgrade)
        {
            request.Headers.Add("x-pointsman-upgrade", "stream");
        }

        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long sent = gateway.Time.GetTimestamp();
        using HttpResponseMessage response =
            await gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        response.EnsureSuccessStatusCode();
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancel);
        bool came = false;
        await foreach (SseItem<string> item in SseParser.Create(stream).EnumerateAsync(cancel))
        {
            if (!came && HasContent(item))
            {
                came = true;
                arm.First.Add(gateway.Time.GetElapsedTime(sent).TotalMilliseconds);
            }

            arm.Upgrades += item.EventType == "pointsman.upgrade" ? 1 : 0;
        }

        arm.Processor.Add((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }

    private static bool HasContent(SseItem<string> item)
    {
        if (item.EventType != "message" || item.Data == "[DONE]")
        {
            return false;
        }

        using JsonDocument json = JsonDocument.Parse(item.Data);
        JsonElement choices = json.RootElement.GetProperty("choices");
        return choices.GetArrayLength() > 0
            && choices[0].GetProperty("delta").TryGetProperty("content", out JsonElement content)
            && content.ValueKind == JsonValueKind.String && content.GetString()!.Length > 0;
    }
}
