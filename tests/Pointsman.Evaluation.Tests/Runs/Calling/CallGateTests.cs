using Pointsman.Server.Tests;
using Xunit;

namespace Pointsman.Evaluation.Tests.Runs.Calling;

/// <summary>All lanes together keep to the concurrency and share it.</summary>
public sealed class CallGateTests
{
    [Fact]
    public async Task Lanes_share_the_places_evenly_though_one_came_first()
    {
        var time = new SteppedTime();
        using var gate = new CallGate(6, TimeSpan.FromMinutes(5), new SpendMeter(null), time);
        CallLane slow = gate.Lane("slow"), quick = gate.Lane("quick");
        Grow(gate, slow, time);
        Grow(gate, quick, time);
        Task<CallTicket?>[] first = Enter(gate, slow, 12), second = Enter(gate, quick, 12);
        Assert.Equal((6, 0), (slow.Pace.InFlight, quick.Pace.InFlight));

        for (int ended = 0; ended < 6; ended++)
        {
            time.Pass(TimeSpan.FromMilliseconds(100));
            CallLane lane = slow.Pace.InFlight > 0 && ended < 3 ? slow : quick;
            gate.Answered(lane, (await (lane == slow ? first : second)[ended % 3])!.Value, Usd.Zero, Usd.Zero);
        }

        Assert.Equal((3, 3), (slow.Pace.InFlight, quick.Pace.InFlight));
    }

    [Fact]
    public async Task A_place_that_one_lane_cannot_use_goes_to_another()
    {
        var time = new SteppedTime();
        using var gate = new CallGate(2, TimeSpan.FromMinutes(5), new SpendMeter(null), time);
        CallLane busy = gate.Lane("busy"), held = gate.Lane("held");
        CallTicket refused = (await gate.EnterAsync(held, Usd.Zero))!.Value;
        var wait = new CallFault("429", CallFaultSort.Pace, "no", new HttpRequestException("no"))
        {
            RetryAfter = TimeSpan.FromSeconds(10),
        };
        gate.Failed(held, refused, wait);
        _ = gate.EnterAsync(held, Usd.Zero).AsTask();
        Task<CallTicket?>[] calls = Enter(gate, busy, 2);

        Assert.All(calls, call => Assert.True(call.IsCompleted));
        Assert.Equal((2, 0), (busy.Pace.InFlight, held.Pace.InFlight));
    }

    [Fact]
    public async Task A_lane_that_waits_goes_on_when_its_time_has_come()
    {
        var time = new SteppedTime();
        using var gate = new CallGate(2, TimeSpan.FromMinutes(5), new SpendMeter(null), time);
        CallLane lane = gate.Lane("a");
        CallTicket ticket = (await gate.EnterAsync(lane, Usd.Zero))!.Value;
        gate.Failed(lane, ticket, new CallFault("429", CallFaultSort.Pace, "no", new HttpRequestException("no"))
        {
            RetryAfter = TimeSpan.FromSeconds(10),
        });
        Task<CallTicket?> next = gate.EnterAsync(lane, Usd.Zero).AsTask();
        time.Pass(TimeSpan.FromSeconds(9.5));
        Assert.False(next.IsCompleted);
        time.Pass(TimeSpan.FromSeconds(0.6));

        Assert.NotNull(await next);
    }

    [Fact]
    public async Task Whoever_waits_when_the_gate_closes_is_told_so()
    {
        using var gate = new CallGate(1, TimeSpan.FromMinutes(5), new SpendMeter(null), new SteppedTime());
        CallLane one = gate.Lane("a"), other = gate.Lane("b");
        await gate.EnterAsync(one, Usd.Zero);
        Task<CallTicket?>[] waiting = [.. Enter(gate, one, 1), .. Enter(gate, other, 1)];
        gate.Close();

        Assert.Equal([null, null], await Task.WhenAll(waiting));
        Assert.Null(await gate.EnterAsync(one, Usd.Zero));
    }

    [Fact]
    public async Task A_call_waits_until_what_is_reserved_is_settled_and_none_begins_that_could_pass_the_cap()
    {
        var spend = new SpendMeter(new Usd(10));
        using var gate = new CallGate(8, TimeSpan.FromMinutes(5), spend, new SteppedTime());
        CallLane lane = gate.Lane("a");
        CallTicket first = (await gate.EnterAsync(lane, new Usd(6)))!.Value;
        Task<CallTicket?> second = gate.EnterAsync(lane, new Usd(6)).AsTask();
        Assert.False(second.IsCompleted);
        gate.Answered(lane, first, new Usd(2), Usd.Zero);
        CallTicket next = (await second)!.Value;
        gate.Answered(lane, next, new Usd(5), Usd.Zero);

        Assert.Null(await gate.EnterAsync(lane, new Usd(3.01m)));
        Assert.True(gate.IsCapReached);
        Assert.Equal((new Usd(7), Usd.Zero), gate.Money);
    }

    private static Task<CallTicket?>[] Enter(CallGate gate, CallLane lane, int calls) =>
        [.. Enumerable.Range(0, calls).Select(_ => gate.EnterAsync(lane, Usd.Zero).AsTask())];

    private static void Grow(CallGate gate, CallLane lane, SteppedTime time)
    {
        // The window begins with four; one round of quick answers opens it.
        for (int call = 0; call < 8; call++)
        {
            lane.Pace.Began(gate.Now);
            time.Pass(TimeSpan.FromMilliseconds(10));
            lane.Pace.Answered(gate.Now, gate.Now - TimeSpan.FromMilliseconds(10));
        }
    }
}
