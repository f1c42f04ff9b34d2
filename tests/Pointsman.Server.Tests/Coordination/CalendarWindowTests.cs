using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Coordination;

public sealed class CalendarWindowTests
{
    [Fact]
    public void It_counts_what_a_list_of_everything_counts() => Prop.ForAll(
        Gen.ArrayOf(from wait in Gen.Choose(0, 2) from amount in Gen.Choose(0, 100) select (wait, amount))
            .ToArbitrary(),
        steps =>
        {
            var window = default(CalendarWindow<long>);
            var all = new List<(int Period, long Amount)>();
            int period = 700;
            return steps.All(step =>
            {
                period += step.wait;
                window.Turn(period);
                window.Add(step.amount);
                all.Add((period, step.amount));
                return window.Total == all.Where(one => one.Period == period).Sum(one => one.Amount);
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_clock_set_forward_and_back_again_makes_no_budget_whole()
    {
        var window = default(CalendarWindow<decimal>);
        window.Turn(700);
        window.Add(18m);
        window.Turn(900);
        window.Add(1m);
        window.Turn(700);
        Assert.Equal(19m, window.Total);
    }

    [Fact]
    public void What_was_counted_yesterday_is_given_back_to_yesterday()
    {
        var window = default(CalendarWindow<decimal>);
        window.Turn(700);
        window.Add(18m);
        window.Turn(701);
        window.Add(1m);
        window.GiveBack(700, 8m);
        Assert.Equal(1m, window.Total);
        window.Turn(700);
        Assert.Equal(11m, window.Total);
    }

    [Fact]
    public void However_the_clock_is_set_no_total_falls_below_nothing() => Prop.ForAll(
        Gen.ArrayOf(from period in Gen.Choose(1, 4) from amount in Gen.Choose(0, 9) select (period, amount))
            .ToArbitrary(),
        steps =>
        {
            var window = default(CalendarWindow<long>);
            var counted = new List<(int Period, long Amount)>();
            foreach ((int period, int amount) in steps)
            {
                window.Turn(period);
                window.Add(amount);
                counted.Add((period, amount));
            }

            return counted.All(one =>
            {
                window.GiveBack(one.Period, one.Amount);
                return window.Total >= 0;
            });
        }).QuickCheckThrowOnFailure();
}
