namespace Pointsman.Server;

/// <summary>How much of one measure is allowed in each window; none where nothing is limited.</summary>
/// <param name="PerMinute">At most in any 60 seconds.</param>
/// <param name="PerDay">At most in a calendar day, UTC.</param>
/// <param name="PerMonth">At most in a calendar month, UTC.</param>
internal readonly record struct Rates<T>(T? PerMinute = null, T? PerDay = null, T? PerMonth = null)
    where T : struct
{
    /// <summary>Whether any window is limited.</summary>
    public bool Any => PerMinute is not null || PerDay is not null || PerMonth is not null;
}
