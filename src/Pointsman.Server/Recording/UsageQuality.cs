namespace Pointsman.Server;

/// <summary>How well the usage of an attempt is known. The numbers stand in the database.</summary>
public enum UsageQuality
{
    /// <summary>Nothing is known; the cost is what was reserved.</summary>
    Unknown = 0,

    /// <summary>Counted by the gateway from what it saw.</summary>
    Estimated = 1,

    /// <summary>The provider told a part, such as the input of a stream that was cut.</summary>
    Partial = 2,

    /// <summary>The provider told all of it.</summary>
    Exact = 3,
}
