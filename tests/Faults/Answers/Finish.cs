namespace Pointsman.Faults;

/// <summary>Why an answer ends.</summary>
internal enum Finish
{
    Stop,
    Length,
    ToolCalls,
    Filtered,
}
