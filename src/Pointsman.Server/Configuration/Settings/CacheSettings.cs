namespace Pointsman.Server;

/// <summary>The room that cached answers have. Nothing is cached until a route asks for it.</summary>
public sealed record CacheSettings
{
    /// <summary>How many answers are kept. Default: 10,000.</summary>
    public int Entries { get; init; } = 10_000;

    /// <summary>How large all answers together may be, in bytes. Default: 256 MB.</summary>
    public long Bytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>How large one answer may be, in bytes. Default: 1 MB.</summary>
    public int EntryBytes { get; init; } = 1024 * 1024;

    /// <summary>How long an answer holds, where a route does not say otherwise. Default: 1 h.</summary>
    public TimeSpan Ttl { get; init; } = TimeSpan.FromHours(1);
}
