namespace Pointsman.Faults;

/// <summary>Where usage stands.</summary>
internal enum UsagePlace
{
    /// <summary>Where the protocol has it.</summary>
    Usual,
    LastContent,

    /// <summary>Beside the finish reason, as many OpenAI-compatible servers do, asked for or not.</summary>
    WithFinish,

    /// <summary>In every event, as a running sum.</summary>
    Every,
    Nowhere,
}
