namespace Pointsman;

/// <summary>Whether the better answer is asked for where the client does not want it.</summary>
public enum BackgroundUpgrades
{
    /// <summary>It is not.</summary>
    Off,

    /// <summary>
    /// It is, to learn which requests gain; the client does not see it and does not wait. It is paid for all the same.
    /// </summary>
    Learn,
}
