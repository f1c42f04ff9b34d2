namespace Pointsman;

/// <summary>How requests reach the steps of a mix.</summary>
public enum MixKind
{
    /// <summary>Each request goes to one step and is paid there only.</summary>
    Tiers,

    /// <summary>
    /// Each request begins at the first step and goes on until one settles it; all steps on the way are paid.
    /// </summary>
    Cascade,
}
