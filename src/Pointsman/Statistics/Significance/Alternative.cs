namespace Pointsman;

/// <summary>What a test looks for, against nothing being there.</summary>
public enum Alternative
{
    /// <summary>A difference in either direction.</summary>
    TwoSided,

    /// <summary>The first is smaller than the second, or than what is supposed.</summary>
    Less,

    /// <summary>The first is larger.</summary>
    Greater,
}
