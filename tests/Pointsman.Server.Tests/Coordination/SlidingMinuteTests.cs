using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Coordination;

public sealed class SlidingMinuteTests
{
    // Steps of an amount and of the seconds that pass before it.
    private static Arbitrary<(int Wait, int Amount)[]> Steps() => Gen.ArrayOf(
        from wait in Gen.Frequency((5, Gen.Choose(0, 3)), (2, Gen.Choose(0, 40)), (1, Gen.Choose(55, 200)))
        from amount in Gen.Choose(0, 100)
        select (wait, amount)).ToArbitrary();

    [Fact]
    public void It_counts_what_a_list_of_everything_counts() => Prop.ForAll(Steps(), steps =>
    {
        var minute = new SlidingMinute<long>();
        var all = new List<(long Second, long Amount)>();
        long now = 1_000;
        return steps.All(step =>
        {
            now += step.Wait;
            minute.Advance(now);
            minute.Add(step.Amount);
            all.Add((now, step.Amount));
            return minute.Total == all.Where(one => one.Second >= now - 60).Sum(one => one.Amount);
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_stretch_of_60_seconds_holds_more_than_what_was_let_in() => Prop.ForAll(Steps(), steps =>
    {
        const long Limit = 150;
        var minute = new SlidingMinute<long>();
        var admitted = new List<(long Second, long Amount)>();
        long now = 1_000;
        foreach ((int wait, int amount) in steps)
        {
            now += wait;
            minute.Advance(now);
            if (minute.Total + amount <= Limit)
            {
                minute.Add(amount);
                admitted.Add((now, amount));
            }
        }

        // An amount of second s may have come at its very end, one of second s + 60 at its very start.
        return admitted.All(first =>
            admitted.Where(one => one.Second >= first.Second && one.Second <= first.Second + 60)
                .Sum(one => one.Amount) <= Limit);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_wait_that_it_names_is_the_shortest_that_helps() => Prop.ForAll(
        Steps(),
        Gen.Choose(0, 300).ToArbitrary(),
        (steps, most) =>
        {
            var minute = new SlidingMinute<long>();
            long elapsed = 1_000 * TimeSpan.TicksPerSecond;
            foreach ((int wait, int amount) in steps)
            {
                elapsed += (wait * TimeSpan.TicksPerSecond) + (TimeSpan.TicksPerSecond / 7);
                minute.Advance(elapsed / TimeSpan.TicksPerSecond);
                minute.Add(amount);
            }

            long ticks = minute.TicksUntil(most, elapsed);
            bool now = minute.Total <= most;
            if (ticks == 0)
            {
                return now;
            }

            minute.Advance((elapsed + ticks - 1) / TimeSpan.TicksPerSecond);
            bool before = minute.Total <= most;
            minute.Advance((elapsed + ticks) / TimeSpan.TicksPerSecond);
            return !now && !before && minute.Total <= most;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_given_back_leaves_the_second_in_which_it_was_counted()
    {
        var minute = new SlidingMinute<decimal>();
        minute.Advance(10);
        minute.Add(5m);
        minute.Advance(40);
        minute.Add(2m);
        minute.GiveBack(10, 4m);
        Assert.Equal(3m, minute.Total);
        minute.Advance(71);
        Assert.Equal(2m, minute.Total);
    }

    [Fact]
    public void What_has_passed_is_not_given_back_again()
    {
        var minute = new SlidingMinute<long>();
        minute.Advance(10);
        minute.Add(5);
        minute.Advance(71);
        minute.Add(1);
        minute.GiveBack(10, 5);
        Assert.Equal(1, minute.Total);
    }

    [Fact]
    public void What_was_never_counted_is_not_given_back()
    {
        var minute = new SlidingMinute<long>();
        minute.Advance(20);
        minute.Add(1);
        minute.GiveBack(19, 5);
        Assert.Equal(1, minute.Total);
    }
}
