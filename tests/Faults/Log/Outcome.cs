namespace Pointsman.Faults;

/// <summary>How an attempt ended, as the mock saw it.</summary>
public enum Outcome
{
    /// <summary>It has not ended.</summary>
    Open,

    /// <summary>The mock sent all that it meant to send and ended the answer properly.</summary>
    Completed,

    /// <summary>The mock closed the connection, as its behaviour says.</summary>
    Closed,

    /// <summary>The mock reset the connection, as its behaviour says.</summary>
    Reset,

    /// <summary>The client left before the answer had ended.</summary>
    ClientLeft,

    /// <summary>What came was no request.</summary>
    Malformed,

    /// <summary>The mock was stopped.</summary>
    Stopped,
}
