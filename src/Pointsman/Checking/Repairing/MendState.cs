namespace Pointsman;

/// <summary>How the reading of a damaged value ended.</summary>
internal enum MendState
{
    /// <summary>The value was read to its end.</summary>
    Whole,

    /// <summary>The text ended first.</summary>
    Truncated,

    /// <summary>It is no value, or one that can be read in two ways.</summary>
    Failed,
}
