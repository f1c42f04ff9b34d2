using Xunit;

namespace Pointsman.Server.Tests.Gateway;

public sealed class FlexQueueTests
{
    private static readonly Refused Busy = new(new WireError(429, "upstream_busy", "all targets are busy"), 3_600);

    private readonly SteppedTime _time = new();
    private readonly FlexQueue _queue;

    public FlexQueueTests() => _queue = new FlexQueue(_time);

    [Fact]
    public async Task Those_who_wait_are_woken_one_for_each_that_ended_first_come_first_served()
    {
        List<int> served = [];
        Task<Refused?>[] waiting = [.. Enumerable.Range(0, 3).Select(number => WaitAsync(() => Serve(served, number)))];
        await Until.Holds(() => _queue.Count == 3);
        for (int i = 0; i < 3; i++)
        {
            _queue.Wake();
            Assert.Null(await waiting[i].WaitAsync(TestContext.Current.CancellationToken));
            Assert.Equal(Enumerable.Range(0, i + 1), served);
        }

        Assert.Equal(0, _queue.Count);
    }

    // The first may wait for one target while what has ended makes room at another.
    [Fact]
    public async Task One_who_cannot_be_served_yet_passes_the_word_on()
    {
        bool first = false;
        Task<Refused?> one = WaitAsync(() => first ? null : Busy), two = WaitAsync(() => null);
        await Until.Holds(() => _queue.Count == 2);
        _queue.Wake();
        Assert.Null(await two.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.False(one.IsCompleted);
        first = true;
        await Until.Holds(() =>
        {
            _queue.Wake();
            return one.IsCompleted;
        });
        Assert.Null(await one);
    }

    [Fact]
    public async Task What_ends_while_one_looks_is_not_missed()
    {
        int looks = 0;
        Task<Refused?> one = WaitAsync(() =>
        {
            if (++looks > 1)
            {
                return null;
            }

            _queue.Wake();
            return Busy;
        });
        await Until.Holds(() => _queue.Count == 1);
        _queue.Wake();
        Assert.Null(await one.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_cooldown_ends_by_itself()
    {
        bool cooled = false;
        Task<Refused?> one = WaitAsync(() => cooled ? null : Busy, Busy with { RetryAfterSeconds = 5 });
        await Until.Holds(() => _time.Timers == 1);
        _time.Pass(TimeSpan.FromSeconds(4.9));
        Assert.False(one.IsCompleted);
        cooled = true;
        _time.Pass(TimeSpan.FromSeconds(0.1));
        Assert.Null(await one);
    }

    [Fact]
    public async Task When_its_time_is_up_the_last_refusal_stands()
    {
        Refused last = Busy with { Error = Busy.Error with { Message = "still" } };
        Task<Refused?> one = WaitAsync(() => last);
        await Until.Holds(() => _time.Timers == 1);
        _time.Pass(TimeSpan.FromMinutes(10));
        Assert.Same(last, await one);
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task A_client_that_leaves_leaves_its_place()
    {
        using var client = new CancellationTokenSource();
        Task<Refused?> gone = WaitForClientAsync(() => null, null, null, client.Token), next = WaitAsync(() => null);
        await Until.Holds(() => _queue.Count == 2);
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.Equal(1, _queue.Count);
        _queue.Wake();
        Assert.Null(await next);
    }

    [Theory]
    [InlineData(2, 1_000_000)]
    [InlineData(1_000, 2 * 12)]
    public async Task It_is_bounded_in_number_and_in_bytes(int length, long bytes)
    {
        var settings = new GatewaySettings { Queue = new QueueSettings { Length = length, Bytes = bytes } };
        Task<Refused?> one = WaitAsync(() => null, gateway: settings), two = WaitAsync(() => null, gateway: settings);
        await Until.Holds(() => _queue.Count == 2);
        Refused? refused = await WaitAsync(() => null, gateway: settings);
        Assert.Equal((503, 3_600), (refused!.Error.Status, refused.RetryAfterSeconds));
        Assert.StartsWith("all targets are busy; ", refused.Error.Message, StringComparison.Ordinal);
        _queue.Wake();
        _queue.Wake();
        await Task.WhenAll(one, two);
        Task<Refused?> again = WaitAsync(() => null, gateway: settings);
        await Until.Holds(() => _queue.Count == 1);
        _queue.Wake();
        Assert.Null(await again);
    }

    [Fact]
    public void To_wake_nobody_is_nothing() => _queue.Wake();

    private Task<Refused?> WaitAsync(
        Func<Refused?> decide, Refused? refused = null, GatewaySettings? gateway = null) =>
        WaitForClientAsync(decide, refused, gateway, CancellationToken.None);

    private async Task<Refused?> WaitForClientAsync(
        Func<Refused?> decide, Refused? refused, GatewaySettings? gateway, CancellationToken gone)
    {
        using Call call = await Part.CallAsync("""{"model":"m"}"""[..12], gateway: gateway, gone: gone);
        return await _queue.WaitAsync(call, refused ?? Busy, decide);
    }

    private static Refused? Serve(List<int> served, int number)
    {
        served.Add(number);
        return null;
    }
}
