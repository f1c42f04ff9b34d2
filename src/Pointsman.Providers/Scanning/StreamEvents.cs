namespace Pointsman.Providers;

/// <summary>What one event of a streamed answer means to the gateway.</summary>
[Flags]
public enum StreamEvents
{
    /// <summary>Nothing the reader of the answer would miss: a role, a ping, an opening.</summary>
    None = 0,

    /// <summary>A part of the answer: text, thinking, a tool call.</summary>
    Content = 1,

    /// <summary>The model says why it stopped.</summary>
    Finish = 2,

    /// <summary>It tells usage.</summary>
    Usage = 4,

    /// <summary>It tells usage and nothing else, and is there only for those who asked.</summary>
    UsageOnly = 8,

    /// <summary>The stream is complete.</summary>
    End = 16,

    /// <summary>It tells an error instead of an answer.</summary>
    Error = 32,

    /// <summary>It cannot be read.</summary>
    Bad = 64,
}
