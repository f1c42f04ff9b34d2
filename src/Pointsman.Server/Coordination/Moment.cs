namespace Pointsman.Server;

/// <summary>A point in time, as limits need it.</summary>
/// <param name="Elapsed">Ticks of a clock that never goes back; what lasts is measured by it.</param>
/// <param name="Now">Ticks of the calendar, UTC.</param>
/// <param name="Day">The number of the day, UTC.</param>
/// <param name="Month">The number of the month, UTC.</param>
internal readonly record struct Moment(long Elapsed, long Now, int Day, int Month)
{
    /// <summary>The running second of the clock that never goes back.</summary>
    public long Second => Elapsed / TimeSpan.TicksPerSecond;

    /// <summary>How long the day still lasts, in ticks.</summary>
    public long LeftOfDay => ((Day + 1L) * TimeSpan.TicksPerDay) - Now;

    /// <summary>How long the month still lasts, in ticks.</summary>
    public long LeftOfMonth => MonthStart(Month + 1).Ticks - Now;

    /// <summary>When a day begins.</summary>
    public static DateTime DayStart(int day) => new(day * TimeSpan.TicksPerDay, DateTimeKind.Utc);

    /// <summary>When a month begins.</summary>
    public static DateTime MonthStart(int month) =>
        new((month / 12) + 1, (month % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The number of the day of a time.</summary>
    public static int DayOf(long ticks) => (int)(ticks / TimeSpan.TicksPerDay);

    /// <summary>The number of the month of a time.</summary>
    public static int MonthOf(long ticks)
    {
        var time = new DateTime(ticks, DateTimeKind.Utc);
        return ((time.Year - 1) * 12) + time.Month - 1;
    }
}
