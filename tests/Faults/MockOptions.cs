namespace Pointsman.Faults;

/// <summary>How a mock upstream is started, and its limits.</summary>
public sealed record MockOptions
{
    /// <summary>The port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock of delays, of the log's times and of <c>Retry-After</c> dates.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The names that the lists of models give.</summary>
    public IReadOnlyList<string> Models { get; init; } =
        ["mock", "mock-small", "mock-large", "mock-tools", "mock-echo"];

    /// <summary>The longest head of a request, in bytes.</summary>
    public int MaxHeadBytes { get; init; } = 1 << 20;

    /// <summary>The longest body of a request, in bytes.</summary>
    public long MaxBodyBytes { get; init; } = 64L << 20;

    /// <summary>How many bytes of bodies the log keeps in all; a later attempt is logged without its body, never
    /// left out.</summary>
    public long MaxLoggedBodyBytes { get; init; } = 256L << 20;
}
