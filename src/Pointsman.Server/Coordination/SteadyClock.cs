namespace Pointsman.Server;

/// <summary>
/// Makes moments of the times that requests bring along. These come a little out of order, since a request reads the
/// clock before it gets the lock, and the machine's clock may be set. So durations run on a count that only grows, and
/// a time that is behind by at most <see cref="MostBehind"/> counts as the latest one. A time that is further behind
/// means that the clock was set back: the calendar follows, durations go on as if nothing had happened.
/// </summary>
internal struct SteadyClock
{
    /// <summary>How far behind a time may be and still be a late-comer: 1 minute.</summary>
    public const long MostBehind = TimeSpan.TicksPerMinute;

    private long _latest;
    private long _elapsed;
    private int _day;
    private int _month;

    /// <summary>The moment of a time.</summary>
    public Moment Observe(DateTimeOffset time)
    {
        long now = time.UtcTicks;
        long ahead = now - _latest;
        if (ahead > 0 || ahead < -MostBehind)
        {
            _elapsed += Math.Max(0, ahead);
            _latest = now;
            int day = Moment.DayOf(now);
            if (day != _day)
            {
                _day = day;
                _month = Moment.MonthOf(now);
            }
        }

        return new Moment(_elapsed, _latest, _day, _month);
    }
}
