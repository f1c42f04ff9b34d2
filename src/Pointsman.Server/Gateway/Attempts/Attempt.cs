using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>One try of a call at one upstream: what was sent, how it went, what it used.</summary>
internal sealed class Attempt
{
    public Attempt(Upstream upstream, int number, int key, bool probe)
    {
        Upstream = upstream;
        Number = number;
        Key = key;
        IsProbe = probe;
    }

    public Upstream Upstream { get; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; }

    /// <summary>Which of the provider's keys; -1 without one.</summary>
    public int Key { get; }

    /// <summary>Whether it finds out if a broken target is back.</summary>
    public bool IsProbe { get; }

    /// <summary>When it was sent, and when the answer's headers, its first part and its end came; timestamps of the
    /// clock, 0 for what never came.</summary>
    public long Sent { get; set; }

    public long HeadersCame { get; set; }

    public long FirstCame { get; set; }

    public long Ended { get; set; }

    public AttemptOutcome Outcome { get; set; }

    public int Status { get; set; }

    /// <summary>What the provider asked for: not before so long. Null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>What the provider said went wrong.</summary>
    public WireError? Error { get; set; }

    /// <summary>The body of an answer that is no success, as it came.</summary>
    public ReadOnlyMemory<byte> ErrorBody { get; set; }

    /// <summary>How the ledger knows it.</summary>
    public AttemptRecord? Record { get; set; }

    public AnswerScanner? Scanner { get; set; }

    public Usage? Usage { get; set; }

    public UsageQuality Quality { get; set; }

    public Usd? Cost { get; set; }

    /// <summary>Whether the provider was asked for usage that the client did not ask for.</summary>
    public bool AskedUsage { get; set; }

    /// <summary>Whether the answer has begun to go to the client; then no other can take its place.</summary>
    public bool Committed { get; set; }
}
