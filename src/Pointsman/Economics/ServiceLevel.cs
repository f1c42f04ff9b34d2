namespace Pointsman;

/// <summary>How urgently a call is served, which some providers price apart.</summary>
public enum ServiceLevel
{
    /// <summary>The usual way.</summary>
    Standard,

    /// <summary>The call waits in a batch, for a lower price.</summary>
    Batch,

    /// <summary>The call is served first, for a higher price.</summary>
    Priority,
}
