namespace Pointsman.Faults;

/// <summary>What came over a connection: a request, a fault in one, or, when both are absent, its end.</summary>
internal sealed record Received
{
    public HttpRequest? Request { get; init; }

    /// <summary>What was wrong with the bytes; the connection cannot be read any further.</summary>
    public string? Fault { get; init; }

    public static Received End { get; } = new();

    public static Received Bad(string fault) => new() { Fault = fault };
}
