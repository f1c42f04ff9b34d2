namespace Pointsman;

/// <summary>How far along its life an offer is, as its seller says.</summary>
public enum Lifecycle
{
    /// <summary>Sold and supported.</summary>
    Active = 0,

    /// <summary>Sold, but may change or vanish without notice.</summary>
    Preview,

    /// <summary>Still sold; its end has been announced.</summary>
    Deprecated,

    /// <summary>
    /// Only lists that keep what is no longer sold still know it; whether it can be bought is not confirmed.
    /// </summary>
    Unconfirmed,

    /// <summary>No longer sold.</summary>
    Retired,
}
