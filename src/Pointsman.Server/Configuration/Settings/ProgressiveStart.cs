namespace Pointsman.Server;

/// <summary>When the better one of a progressive route is asked.</summary>
public enum ProgressiveStart
{
    /// <summary>Together with the fast one.</summary>
    [Word("at_once")]
    AtOnce,

    /// <summary>When the fast answer is whole.</summary>
    After,
}
