namespace Pointsman;

/// <summary>What all checks say of one answer.</summary>
/// <param name="Answer">The answer as it was checked: repaired, where that was tried.</param>
/// <param name="Results">One result for each check, in their order.</param>
/// <param name="Repairs">What was repaired.</param>
public sealed record CheckReport(
    CheckedAnswer Answer, IReadOnlyList<CheckResult> Results, JsonRepairs Repairs = JsonRepairs.None)
{
    /// <summary>Whether every check passed.</summary>
    public bool Passed => Results.All(result => result.Passed);

    /// <summary>The checks that failed.</summary>
    public IReadOnlyList<CheckResult> Failures => [.. Results.Where(result => !result.Passed)];
}
