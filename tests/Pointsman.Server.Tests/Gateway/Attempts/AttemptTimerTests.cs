using Xunit;
using static Pointsman.Server.AttemptOutcome;

namespace Pointsman.Server.Tests.Gateway.Attempts;

public sealed class AttemptTimerTests
{
    private readonly SteppedTime _time = new();

    [Fact]
    public void Without_headers_it_rings_after_their_time_and_not_before()
    {
        using AttemptTimer timer = Timer(10);
        Pass(9.99);
        Assert.Equal((null, false), (timer.Rang, timer.Token.IsCancellationRequested));
        Pass(0.01);
        Assert.Equal((TimeoutHeaders, true), (timer.Rang, timer.Token.IsCancellationRequested));
    }

    [Fact]
    public void What_comes_before_the_first_token_does_not_put_it_off()
    {
        using AttemptTimer timer = Timer(10);
        Pass(9);
        timer.Switch(TimeoutFirstToken, TimeSpan.FromSeconds(5));
        Pass(4);
        timer.Touch();
        Pass(1);
        Assert.Equal(TimeoutFirstToken, timer.Rang);
    }

    [Fact]
    public void Between_events_every_touch_puts_it_off()
    {
        using AttemptTimer timer = Timer(10);
        timer.Switch(TimeoutIdle, TimeSpan.FromSeconds(5));
        for (int i = 0; i < 10; i++)
        {
            Pass(4);
            timer.Touch();
        }

        Pass(4.9);
        Assert.Null(timer.Rang);
        Pass(0.1);
        Assert.Equal(TimeoutIdle, timer.Rang);
    }

    [Theory]
    [InlineData(TimeoutHeaders)]
    [InlineData(TimeoutFirstToken)]
    [InlineData(TimeoutIdle)]
    public void When_the_time_of_the_whole_request_is_up_that_is_the_reason(AttemptOutcome waiting)
    {
        using AttemptTimer timer = Timer(headers: 30, left: 20);
        Pass(15);
        if (waiting != TimeoutHeaders)
        {
            timer.Switch(waiting, TimeSpan.FromSeconds(30));
        }

        Pass(4.9);
        timer.Touch();
        Assert.Null(timer.Rang);
        Pass(0.1);
        Assert.Equal(TimeoutTotal, timer.Rang);
    }

    [Fact]
    public void Expecting_what_is_waited_for_already_changes_nothing()
    {
        using AttemptTimer timer = Timer(10);
        timer.Expect(TimeoutIdle, TimeSpan.FromSeconds(5));
        Pass(4);
        timer.Expect(TimeoutIdle, TimeSpan.FromSeconds(5));
        Pass(1);
        Assert.Equal(TimeoutIdle, timer.Rang);
    }

    // A timer's call may be under way already when the wait that it was set for is over.
    [Fact]
    public void A_ring_that_comes_late_for_one_wait_does_not_end_the_next()
    {
        var late = new LateTime();
        using var timer = new AttemptTimer(late, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1), CancellationToken.None);
        late.Inner.Pass(TimeSpan.FromSeconds(10));
        timer.Switch(TimeoutFirstToken, TimeSpan.FromSeconds(10));
        late.Ring();
        Assert.Null(timer.Rang);
        late.Inner.Pass(TimeSpan.FromSeconds(10));
        late.Ring();
        Assert.Equal(TimeoutFirstToken, timer.Rang);
    }

    [Fact]
    public void A_client_that_leaves_ends_it_at_once_whether_before_or_during()
    {
        using var client = new CancellationTokenSource();
        using var during = new AttemptTimer(_time, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1), client.Token);
        client.Cancel();
        using var after = new AttemptTimer(_time, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1), client.Token);
        Assert.Equal((ClientLeft, ClientLeft), (during.Rang, after.Rang));
        Assert.True(during.Token.IsCancellationRequested && after.Token.IsCancellationRequested);
    }

    [Fact]
    public void The_first_reason_stands()
    {
        using AttemptTimer timer = Timer(10);
        timer.Cancel(ClientLeft);
        timer.Cancel(TimeoutIdle);
        Pass(3_600);
        Assert.Equal(ClientLeft, timer.Rang);
    }

    [Fact]
    public void After_its_end_no_timer_is_left_and_nothing_rings()
    {
        AttemptTimer timer = Timer(10);
        timer.Dispose();
        Assert.Equal(0, _time.Timers);
        Pass(100);
        Assert.Null(timer.Rang);
        timer.Cancel(ClientLeft);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.001)]
    [InlineData(-5)]
    public void An_attempt_for_which_no_time_is_left_ends_at_once(double left)
    {
        using AttemptTimer timer = Timer(10, left);
        Pass(0);
        Assert.Equal((TimeoutTotal, true), (timer.Rang, timer.Token.IsCancellationRequested));
    }

    private AttemptTimer Timer(double headers, double left = 3_600) =>
        new(_time, TimeSpan.FromSeconds(headers), TimeSpan.FromSeconds(left), CancellationToken.None);

    private void Pass(double seconds) => _time.Pass(TimeSpan.FromSeconds(seconds));

    /// <summary>Timers of this clock ring when the test says so, due or not.</summary>
    private sealed class LateTime : TimeProvider
    {
        private Action _ring = () => { };

        public SteppedTime Inner { get; } = new();

        public override long TimestampFrequency => Inner.TimestampFrequency;

        public override long GetTimestamp() => Inner.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return Inner.CreateTimer(_ => { }, null, dueTime, period);
        }

        public void Ring() => _ring();
    }
}
