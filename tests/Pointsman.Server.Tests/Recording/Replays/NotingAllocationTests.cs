using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests.Recording.Replays;

/// <summary>What it costs a request that its decision can be made again.</summary>
public sealed class NotingAllocationTests
{
    private const int Decisions = 100;

    public static TheoryData<string> Strategies() => ["single", "fallback", "balanced"];

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task To_note_a_decision_allocates_nothing(string strategy)
    {
        long without = await BytesAsync(strategy, noting: false);
        Assert.True(without > 0);
        Assert.Equal(without, await BytesAsync(strategy, noting: true));
    }

    [Fact]
    public async Task A_plain_decision_allocates_itself_and_what_tells_how_targets_stand_and_no_more()
    {
        // The decision itself takes 112 bytes, what tells of the targets 40, of which the way to the notes is 8.
        Assert.InRange(await BytesAsync("single", noting: true), 1, Decisions * 152);
        Assert.InRange(await BytesAsync("fallback", noting: true), 1, Decisions * 152);
    }

    [Fact]
    public void Packing_allocates_nothing()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        using WriteConnection connection = database.ConnectForWriting(TimeSpan.Zero);
        var packing = new DecisionPacking(new NameTable(connection));
        var notes = new DecisionNotes();
        notes.Begin(new RequestFacts { Tokens = 400, Key = "ci" }, "0123456789ab", wordsRead: true);
        notes.Add(Part.Target, new TargetStanding(TargetAvailability.Open, 3, 250.5));
        notes.Decision = new Decision { Strategy = "single", Reason = "the only target", Plan = [Part.Target] };
        int code = 0, bytes = 0;
        Assert.Equal(0, Allocation.Of(() => bytes = packing.Pack(notes, ref code).Length));
        Assert.Equal(0, code);
        Assert.InRange(bytes, 1, 64);
    }

    private static async Task<long> BytesAsync(string name, bool noting)
    {
        Upstream[] upstreams =
        [
            Part.Upstream(), Part.Upstream(target: Part.Target with { Name = "mock/two" }),
            Part.Upstream(target: Part.Target with { Name = "mock/three" }),
        ];
        RoutingTarget[] targets = [.. upstreams.Select(one => one.Target)];
        RoutingStrategy strategy = name switch
        {
            "single" => new SingleStrategy(targets[0]),
            "fallback" => new FallbackStrategy([.. targets.Select(one => new SingleStrategy(one))]),
            _ => new BalancedStrategy(targets),
        };
        var settings = new GatewaySettings { Recording = new RecordingSettings { Replay = noting } };
        using Call call = await Part.CallAsync(gateway: settings, upstreams: upstreams, strategy: strategy);
        call.Record = new CallRecord();
        var time = new SteppedTime();
        var routing = new Routing(new GatewayClock(time), new ChanceSource(1), new FlexQueue(time), new UpgradeStore(time));
        return Allocation.Of(() =>
        {
            for (int i = 0; i < Decisions; i++)
            {
                call.Record.Notes.Clear();
                Assert.Null(routing.Decide(call));
            }
        });
    }
}
