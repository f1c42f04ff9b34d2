namespace Pointsman.Server;

/// <summary>What the sums of a day are kept by; names as the numbers that the database gave them.</summary>
internal readonly record struct UsageKey(long Day, long Key, long Target, long Route, long Tags)
{
    private const long DayMs = 86_400_000;

    /// <summary>The day of a moment: days since 1970, in UTC.</summary>
    public static long DayOf(long unixMs) => unixMs / DayMs;
}
