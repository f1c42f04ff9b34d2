using System.Collections.Concurrent;
using Xunit;

namespace Pointsman.Server.Tests;

public sealed class CallIdsTests
{
    [Fact]
    public void A_number_carries_the_moment_and_leaves_room_for_attempts()
    {
        var ids = new CallIds(new ManualTime(), 0);
        DecisionId first = ids.Next(out long moment);
        DecisionId second = ids.Next(out _);
        Assert.Equal(ManualTime.Noon.ToUnixTimeMilliseconds(), moment);
        Assert.Equal(moment, first.Number >> 21);
        Assert.Equal(first.Number + CallIds.Step, second.Number);
        Assert.NotEqual(first.Secret, second.Secret);
    }

    [Fact]
    public void Numbers_grow_when_the_clock_is_set_back()
    {
        var time = new ManualTime();
        var ids = new CallIds(time, 0);
        DecisionId before = ids.Next(out _);
        time.Now -= TimeSpan.FromHours(3);
        DecisionId after = ids.Next(out long moment);
        Assert.True(after.Number > before.Number);
        Assert.Equal(time.Now.ToUnixTimeMilliseconds(), moment);
    }

    [Fact]
    public void Numbers_go_on_after_the_last_that_is_known()
    {
        long last = CallIds.First(ManualTime.Noon.AddDays(1).ToUnixTimeMilliseconds());
        Assert.Equal(last + CallIds.Step, new CallIds(new ManualTime(), last).Next(out _).Number);
    }

    [Fact]
    public void Threads_never_share_an_id()
    {
        var ids = new CallIds(new ManualTime(), 0);
        var seen = new ConcurrentBag<DecisionId>();
        Parallel.For(0, 20_000, _ => seen.Add(ids.Next(out long _)));
        Assert.Equal(20_000, seen.Select(id => id.Number).Distinct().Count());
        Assert.Equal(20_000, seen.Select(id => id.Secret).Distinct().Count());
    }
}
