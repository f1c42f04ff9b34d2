using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Coordination;

public sealed class SteadyClockTests
{
    [Fact]
    public void A_late_comer_counts_as_the_latest()
    {
        var clock = default(SteadyClock);
        Moment first = clock.Observe(Some.Noon);
        Assert.Equal(first, clock.Observe(Some.Noon.AddSeconds(-60)));
    }

    [Fact]
    public void A_clock_that_was_set_back_changes_the_calendar_and_no_duration()
    {
        var clock = default(SteadyClock);
        Moment first = clock.Observe(Some.Noon);
        Moment back = clock.Observe(Some.Noon.AddDays(-40));
        Moment later = clock.Observe(Some.Noon.AddDays(-40).AddSeconds(5));
        Assert.Equal(first.Elapsed, back.Elapsed);
        Assert.Equal((first.Day - 40, first.Month - 1), (back.Day, back.Month));
        Assert.Equal(TimeSpan.TicksPerSecond * 5, later.Elapsed - back.Elapsed);
    }

    [Fact]
    public void Durations_only_grow() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(-10_000, 10_000)).ToArbitrary(),
        seconds =>
        {
            var clock = default(SteadyClock);
            long last = 0;
            return seconds.All(second =>
            {
                long before = last;
                last = clock.Observe(Some.Noon.AddSeconds(second)).Elapsed;
                return last >= before;
            });
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-11-20T12:00:00Z", 43_200, 43_200 + (10 * 86_400))]
    [InlineData("2024-02-29T23:59:59Z", 1, 1)]
    [InlineData("2026-12-31T00:00:00Z", 86_400, 86_400)]
    [InlineData("2026-12-31T22:30:00-01:30", 86_400, 31 * 86_400)]
    public void Days_and_months_end_by_the_calendar_of_utc(string now, long leftOfDay, long leftOfMonth)
    {
        var clock = default(SteadyClock);
        Moment at = clock.Observe(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(leftOfDay, at.LeftOfDay / TimeSpan.TicksPerSecond);
        Assert.Equal(leftOfMonth, at.LeftOfMonth / TimeSpan.TicksPerSecond);
    }
}
