using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>The counts of usage that have no member of their own.</summary>
internal static class UsageCounts
{
    /// <summary>Notes a count that is more than nothing.</summary>
    public static void Add(this UsageDetails usage, string key, long? count)
    {
        if (count > 0)
        {
            (usage.AdditionalCounts ??= [])[key] = count.Value;
        }
    }

    /// <summary>A count, 0 when it was not noted.</summary>
    public static long Count(this UsageDetails usage, string key) =>
        usage.AdditionalCounts is { } counts && counts.TryGetValue(key, out long count) ? count : 0;
}
