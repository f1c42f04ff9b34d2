namespace Pointsman.Server;

/// <summary>What a key may use; nothing is limited by default.</summary>
internal sealed record KeyLimits
{
    /// <summary>No limit at all.</summary>
    public static readonly KeyLimits None = new();

    /// <summary>Requests, answered or not.</summary>
    public Rates<long> Requests { get; init; }

    /// <summary>Tokens, input and output together.</summary>
    public Rates<long> Tokens { get; init; }

    /// <summary>Money in US dollars.</summary>
    public Rates<decimal> Usd { get; init; }

    /// <summary>Requests at the same time; none when that is not limited.</summary>
    public int? Concurrency { get; init; }
}
