namespace Pointsman.Faults;

/// <summary>How the arguments of a tool call are cut into deltas.</summary>
internal enum ArgumentCut
{
    /// <summary>A few pieces.</summary>
    Usual,
    Whole,

    /// <summary>One character in each event.</summary>
    Bytes,

    /// <summary>In the middle of an escape such as <c>\u00E9</c>.</summary>
    InsideEscape,

    /// <summary>Letters of several bytes, cut within by the transfer.</summary>
    InsideLetter,
}
