namespace Pointsman.Faults;

/// <summary>Where usage stands.</summary>
internal enum UsagePlace
{
    /// <summary>Where the protocol has it.</summary>
    Usual,
    LastContent,

    /// <summary>In every event, as a running sum.</summary>
    Every,
    Nowhere,
}
