namespace Pointsman.Server;

/// <summary>What the gateway takes and holds at most.</summary>
public sealed record LimitSettings
{
    private const int Kilobyte = 1024;
    private const int Megabyte = 1024 * Kilobyte;

    /// <summary>The largest body of a request, in bytes. Default: 32 MB.</summary>
    public long RequestBytes { get; init; } = 32 * Megabyte;

    /// <summary>All headers of a request together, in bytes. Default: 32 KB.</summary>
    public int HeaderBytes { get; init; } = 32 * Kilobyte;

    /// <summary>How many headers a request may have. Default: 100.</summary>
    public int HeaderCount { get; init; } = 100;

    /// <summary>How long a client may take to send its headers. Default: 30 s.</summary>
    public TimeSpan HeaderTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How deep the JSON of a request may nest, in levels. Default: 64.</summary>
    public int JsonDepth { get; init; } = 64;

    /// <summary>How many connections clients may hold open. Default: 20,000.</summary>
    public int Connections { get; init; } = 20_000;

    /// <summary>How many requests may be under way, streams among them. Default: 10,000.</summary>
    public int InFlight { get; init; } = 10_000;

    /// <summary>How many streams may be open. Default: 8,000.</summary>
    public int Streams { get; init; } = 8_000;

    /// <summary>How many events of a stream are held before the first that has meaning. Default: 64.</summary>
    public int HeldEvents { get; init; } = 64;

    /// <summary>How many bytes of a stream are held before the first event that has meaning. Default: 256 KB.</summary>
    public int HeldBytes { get; init; } = 256 * Kilobyte;

    /// <summary>How long events are held before the first that has meaning. Default: 60 s.</summary>
    public TimeSpan HeldTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest single event of a stream, in bytes. Default: 16 MB.</summary>
    public int EventBytes { get; init; } = 16 * Megabyte;

    /// <summary>The largest answer that is no stream, in bytes. Default: 64 MB.</summary>
    public int AnswerBytes { get; init; } = 64 * Megabyte;

    /// <summary>How many bytes of a stream a buffering route holds. Default: 16 MB.</summary>
    public int BufferedBytes { get; init; } = 16 * Megabyte;
}
