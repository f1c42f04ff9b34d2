namespace Pointsman.Faults;

/// <summary>A line of the log while it is written; whoever changes it does so through
/// <see cref="AttemptLog"/>.</summary>
internal sealed class LogEntry(Attempt first, int era)
{
    /// <summary>The line as it stands.</summary>
    public Attempt Now { get; set; } = first;

    /// <summary>How often the log had been cleared when the line was begun.</summary>
    public int Era { get; } = era;
}
