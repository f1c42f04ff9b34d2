namespace Pointsman.Providers;

/// <summary>How well the usage of an attempt is known.</summary>
public enum UsageQuality
{
    /// <summary>Nothing is known; what was reserved stands in for it.</summary>
    Unknown,

    /// <summary>Worked out from the bytes that went each way.</summary>
    Estimated,

    /// <summary>The provider told a part of it before the answer broke off; the rest is estimated.</summary>
    Partial,

    /// <summary>As the provider told it.</summary>
    Exact,
}
