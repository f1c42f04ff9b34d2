namespace Pointsman.Server;

/// <summary>What the rows of a usage report stand for.</summary>
public enum UsageGrouping
{
    /// <summary>A row for each key; the group is its number.</summary>
    Key,

    /// <summary>A row for each target, <c>provider/model</c>; calls that reached none have an empty group.</summary>
    Model,

    /// <summary>A row for each route.</summary>
    Route,

    /// <summary>A row for each tag, <c>team=a</c>. A call with two tags counts in both rows, and once in the
    /// total.</summary>
    Tag,

    /// <summary>A row for each day in UTC; the group is <c>2026-01-31</c>.</summary>
    Day,
}
