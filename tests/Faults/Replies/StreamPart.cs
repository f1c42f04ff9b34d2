namespace Pointsman.Faults;

/// <summary>What an event of a stream is in its protocol.</summary>
internal enum StreamPart
{
    /// <summary>A frame without an answer: an opening, an announcement, a ping, the end of a block.</summary>
    Frame,

    /// <summary>A piece of the answer.</summary>
    Content,

    /// <summary>Why the answer ended.</summary>
    Finish,

    /// <summary>Usage by itself.</summary>
    Usage,

    /// <summary>The mark that nothing follows.</summary>
    End,
}
