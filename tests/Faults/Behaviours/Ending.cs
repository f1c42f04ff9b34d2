namespace Pointsman.Faults;

/// <summary>What happens to the connection after the last byte that is meant to be sent.</summary>
internal enum Ending
{
    /// <summary>The answer is ended as HTTP wants.</summary>
    Proper,

    /// <summary>The connection is closed, the answer left open.</summary>
    Close,

    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>Nothing more comes, and the connection stays.</summary>
    Silence,
}
