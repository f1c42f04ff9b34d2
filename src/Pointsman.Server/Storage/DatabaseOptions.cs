namespace Pointsman.Server;

/// <summary>How the database is used.</summary>
public sealed record DatabaseOptions
{
    /// <summary>How long a statement waits for another program's lock; 5 seconds unless told.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
