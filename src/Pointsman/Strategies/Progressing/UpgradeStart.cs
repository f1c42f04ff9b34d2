namespace Pointsman;

/// <summary>When the better answer is asked for.</summary>
public enum UpgradeStart
{
    /// <summary>At the same time as the fast one: it comes soonest.</summary>
    AtOnce,

    /// <summary>When the fast one is there: nothing is asked in vain where the fast one fails or is left.</summary>
    After,
}
