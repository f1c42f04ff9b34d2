using System.Numerics;

namespace Pointsman.Server;

/// <summary>
/// Counts one measure of one key in its three windows. Day and month are always counted, so that a limit that is set
/// later starts from what was used; a minute is only counted while it is limited.
/// </summary>
internal sealed class Meter<T>(LimitMeasure measure)
    where T : struct, INumber<T>
{
    private Rates<T> _limits;
    private SlidingMinute<T>? _minute;
    private CalendarWindow<T> _day;
    private CalendarWindow<T> _month;

    /// <summary>What counts for the running day.</summary>
    public T Day => _day.Total;

    /// <summary>What counts for the running month.</summary>
    public T Month => _month.Total;

    /// <summary>Sets the limits; what was counted stays.</summary>
    public void Limit(Rates<T> limits)
    {
        _limits = limits;
        _minute = limits.PerMinute is null ? null : _minute ?? new SlidingMinute<T>();
    }

    /// <summary>Lets time go on.</summary>
    public void Advance(in Moment at)
    {
        _minute?.Advance(at.Second);
        _day.Turn(at.Day);
        _month.Turn(at.Month);
    }

    /// <summary>Looks whether an amount still fits every window, and keeps the worst that does not.</summary>
    public void Look(T ask, in Moment at, ref Shortfall worst)
    {
        if (_limits.PerMinute is { } perMinute && _minute!.Total + ask > perMinute)
        {
            long wait = ask > perMinute ? Shortfall.Never : _minute.TicksUntil(perMinute - ask, at.Elapsed);
            Shortfall.Longest(ref worst, Short(LimitWindow.Minute, _minute.Total, ask, perMinute, wait));
        }

        if (_limits.PerDay is { } perDay && _day.Total + ask > perDay)
        {
            long wait = ask > perDay ? Shortfall.Never : at.LeftOfDay;
            Shortfall.Longest(ref worst, Short(LimitWindow.Day, _day.Total, ask, perDay, wait));
        }

        if (_limits.PerMonth is { } perMonth && _month.Total + ask > perMonth)
        {
            long wait = ask > perMonth ? Shortfall.Never : at.LeftOfMonth;
            Shortfall.Longest(ref worst, Short(LimitWindow.Month, _month.Total, ask, perMonth, wait));
        }
    }

    /// <summary>Counts an amount now.</summary>
    public void Add(T amount)
    {
        _minute?.Add(amount);
        _day.Add(amount);
        _month.Add(amount);
    }

    /// <summary>Takes an amount back where it was counted.</summary>
    public void GiveBack(in Moment counted, T amount)
    {
        _minute?.GiveBack(counted.Second, amount);
        _day.GiveBack(counted.Day, amount);
        _month.GiveBack(counted.Month, amount);
    }

    /// <summary>
    /// Puts the true amount in place of what was reserved: what was too much is given back where it was counted, what
    /// comes on top counts now.
    /// </summary>
    public void Correct(in Moment counted, T reserved, T actual)
    {
        if (actual < reserved)
        {
            GiveBack(counted, reserved - actual);
        }
        else if (actual > reserved)
        {
            Add(actual - reserved);
        }
    }

    /// <summary>Sets in what was used before the process started.</summary>
    public void Restore(T day, T month)
    {
        _day.Add(day);
        _month.Add(month);
    }

    /// <summary>How the measure stands in the window with the least left; nothing when none is limited.</summary>
    public RateStanding Standing(in Moment at)
    {
        var least = default(RateStanding);
        if (_limits.PerMinute is { } perMinute)
        {
            Least(ref least, perMinute, _minute!.Total, _minute.TicksUntil(T.Zero, at.Elapsed));
        }

        if (_limits.PerDay is { } perDay)
        {
            Least(ref least, perDay, _day.Total, at.LeftOfDay);
        }

        if (_limits.PerMonth is { } perMonth)
        {
            Least(ref least, perMonth, _month.Total, at.LeftOfMonth);
        }

        return least;
    }

    private static void Least(ref RateStanding least, T limit, T used, long resetTicks)
    {
        long left = long.CreateSaturating(T.Max(limit - used, T.Zero));
        if (!least.Limited || left < least.Remaining)
        {
            least = new RateStanding(long.CreateSaturating(limit), left, T.IsZero(used) ? 0 : resetTicks);
        }
    }

    private Shortfall Short(LimitWindow window, T found, T asked, T allowed, long wait) => new(
        measure, window, decimal.CreateChecked(found), decimal.CreateChecked(asked), decimal.CreateChecked(allowed),
        wait);
}
