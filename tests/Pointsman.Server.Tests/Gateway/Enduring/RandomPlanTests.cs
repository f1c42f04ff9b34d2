using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Whatever the targets of a route do, the client sees one of three things and the books are right.</summary>
public sealed class RandomPlanTests
{
    private const int Count = 400;

    private static readonly string[] Ways =
    [
        "n3", "n5", "500", "503-ra1", "429-ra30", "400", "401", "404", "close", "cut", "cut-at0", "cutjson", "cutchunk",
        "err", "errfirst", "err-at0", "badjson", "html", "empty", "nofinish", "badevent", "n4-gzip", "n4-crlf",
        "nousage", "quota", "fail500x1-n4", "context", "refused",
    ];

    private static readonly RetrySettings Eager = new()
    {
        Most = 1, Base = TimeSpan.FromMilliseconds(1), MostWait = TimeSpan.FromMilliseconds(10),
    };

    private sealed record Plan(string Protocol, bool Stream, bool Buffered, string[] Targets)
    {
        public override string ToString() =>
            $"{Protocol} stream={Stream} buffered={Buffered} [{string.Join(", ", Targets)}]";
    }

    private static Gen<Plan> Plans() =>
        from protocol in Gen.Elements(Speech.All)
        from stream in Gen.Elements(true, false)
        from buffered in Gen.Elements(true, false)
        from count in Gen.Choose(1, 4)
        from ways in Gen.ArrayOf(Gen.Elements(Ways), count)
        select new Plan(protocol, stream, buffered, ways);

    [Fact]
    public async Task The_client_sees_a_whole_answer_or_a_clear_error_or_a_broken_off_stream()
    {
        Plan[] plans = [.. Plans().Sample(Count)];
        Assert.Equal(Count, plans.Length);
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp =>
        {
            for (int i = 0; i < plans.Length; i++)
            {
                Plan plan = plans[i];
                setUp.Route(
                    $"plan-{i}", route => route with { Buffered = plan.Buffered, Retries = Eager },
                    [.. plan.Targets.Select((way, place) => Target(plan.Protocol, way, i, place))]);
            }

            return setUp;
        });

        var ends = new HashSet<CallOutcome>();
        for (int i = 0; i < plans.Length; i++)
        {
            ends.Add(await CheckAsync(gateway, plans[i], i));
        }

        Assert.Equal([CallOutcome.Completed, CallOutcome.Failed, CallOutcome.Cut], ends.Order());
    }

    private static string Target(string protocol, string way, int plan, int place) => way == "refused"
        ? $"{protocol}-refused/mock-x{plan}x{place}x"
        : $"{protocol}/mock-{way}-x{plan}x{place}x";

    private static async Task<CallOutcome> CheckAsync(MockedGateway gateway, Plan plan, int number)
    {
        Seen seen = await gateway.AskAsync(plan.Protocol, $"plan-{number}", plan.Stream);
        string told = $"{plan}: {seen.Status} {seen.Raw}";

        bool[] kinds = [seen.IsWhole, seen.IsRefusal, seen.IsBrokenOff && plan.Stream && !plan.Buffered];
        Assert.True(kinds.Count(one => one) == 1, told);
        if (seen.IsWhole)
        {
            // The text is that of the one target that is named, from its first word to its last.
            string model = seen.Header("x-pointsman-model")!;
            int pieces = model.Contains("n3") ? 3 : model.Contains("n5") ? 5 : model.Contains("n4") ? 4 : 8;
            Assert.True(seen.Text == MockWords.Pieces(pieces), told);
        }

        RecordedCall call = await gateway.RecordedAsync(seen);
        List<Faults.Attempt> mock =
            [.. gateway.Mock.Attempts.Where(one => one.Model.Contains($"-x{number}x", StringComparison.Ordinal))];
        Assert.Equal(mock.Count, call.Attempts.Count(one => one.Outcome != AttemptOutcome.Connect));
        Assert.Equal(
            mock.Select(one => one.Model),
            call.Attempts.Where(one => one.Outcome != AttemptOutcome.Connect).Select(one => one.Target.Split('/')[1]));
        Assert.Equal(call.Attempts.Aggregate(Usd.Zero, (sum, one) => sum + one.Cost), call.Cost);
        Assert.Equal(
            seen.IsWhole ? CallOutcome.Completed : seen.IsBrokenOff ? CallOutcome.Cut : CallOutcome.Failed,
            call.Outcome);
        Assert.DoesNotContain(call.Attempts, one => one.Outcome is AttemptOutcome.Unknown or AttemptOutcome.Fault);
        return call.Outcome;
    }
}
