namespace Pointsman.Faults;

/// <summary>What a model does, read from its name. Each property belongs to one or few words of <see cref="Tokens"/>,
/// which say what it means.</summary>
internal sealed record Behaviour
{
    public static Behaviour Plain { get; } = new();

    /// <summary>Words of the name that mean nothing here.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    // Pace and size.
    public int DelayMs { get; init; }
    public int EventDelayMs { get; init; }
    public int ContentDelayMs { get; init; }
    public int GapMs { get; init; }
    public int Chunks { get; init; } = 8;
    public int ChunkBytes { get; init; }
    public int PadBytes { get; init; }
    public int BigEventKb { get; init; }
    public int BigHeadKb { get; init; }

    // Refusals.
    public int Status { get; init; }
    public Complaint Complaint { get; init; }
    public int FailTimes { get; init; }
    public int FlakyEvery { get; init; }
    public int PerSecond { get; init; }
    public int PerWholeSecond { get; init; }
    public RetryAfterForm RetryAfter { get; init; }
    public long RetryAfterValue { get; init; }
    public bool? ShouldRetry { get; init; }
    public bool RefusesStreamOptions { get; init; }

    // Silence.
    public Silence Silence { get; init; }
    public bool Pings { get; init; }
    public int PingsBefore { get; init; }
    public HoldPlace Hold { get; init; }

    // Breaking off, and errors inside an answer.
    public Ending Ending { get; init; }
    public BreakPlace BreakPlace { get; init; }
    public int? At { get; init; }
    public bool InBandError { get; init; }
    public bool ErrorFirst { get; init; }
    public bool ErrorAsFailed { get; init; }
    public bool ErrorThenEnd { get; init; }
    public bool BadEvent { get; init; }
    public bool OmitsEnd { get; init; }
    public bool OmitsFinish { get; init; }
    public bool AfterEnd { get; init; }

    // A body that is not what it should be.
    public BodyForm Body { get; init; }
    public bool WrongType { get; init; }

    // Usage.
    public UsagePlace UsagePlace { get; init; }
    public UsageValues UsageValues { get; init; }
    public int? InputTokens { get; init; }
    public int? OutputTokens { get; init; }
    public int CachedTokens { get; init; }

    // What the answer says.
    public bool Echo { get; init; }
    public int ToolCalls { get; init; }
    public bool Reasoning { get; init; }
    public bool Refuses { get; init; }
    public bool StopsAtLength { get; init; }
    public bool SaysNothing { get; init; }
    public ArgumentCut ArgumentCut { get; init; }
    public bool RepeatsIds { get; init; }
    public bool CutsNames { get; init; }

    // How the bytes look.
    public LineEnd LineEnd { get; init; }
    public bool NoSpace { get; init; }
    public bool ManyLines { get; init; }
    public bool Comments { get; init; }
    public bool ExtraFields { get; init; }
    public bool ByteOrderMark { get; init; }
    public Compression Compression { get; init; }
    public bool Drips { get; init; }
    public bool DripsHead { get; init; }
    public int SliceBytes { get; init; }
    public bool CutsUtf8 { get; init; }
    public bool CutsEscapes { get; init; }
    public bool Chunked { get; init; }
    public bool UntilClose { get; init; }
    public bool Once { get; init; }
    public bool BadChunk { get; init; }
    public bool HopHeaders { get; init; }
    public bool EarlyHints { get; init; }
}
