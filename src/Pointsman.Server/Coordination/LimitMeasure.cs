namespace Pointsman.Server;

/// <summary>What a limit counts.</summary>
internal enum LimitMeasure
{
    /// <summary>Requests that were admitted.</summary>
    Requests,

    /// <summary>Tokens, input and output together.</summary>
    Tokens,

    /// <summary>US dollars.</summary>
    Usd,

    /// <summary>Requests at the same time.</summary>
    Concurrency,
}
