namespace Pointsman.GatewayBench;

/// <summary>One kind of work.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Model">The model asked for, which says how the upstream answers.</param>
/// <param name="Connections">How many connections carry it.</param>
/// <param name="About">What it is, in words.</param>
internal sealed record Scenario(string Name, string Model, int Connections, string About)
{
    /// <summary>How many events a stream of the upstream has, its end among them.</summary>
    public const int EventsOfStream = 54;

    public static readonly IReadOnlyList<Scenario> All =
    [
        new("json-1", "plain", 1, "JSON, 0.9 KB in and 1.2 KB out, 1 connection"),
        new("json-32", "plain", 32, "JSON, 0.9 KB in and 1.2 KB out, 32 connections"),
        new("json-256", "plain", 256, "JSON, 0.9 KB in and 1.2 KB out, 256 connections"),
        new("late-128", "late", 128, "JSON, the upstream takes 20 ms, 128 connections"),
        new("open-500", "plain", 64, "JSON, 500 requests fall due each second whatever becomes of them") { Rate = 500 },
        new("big-32", "plain", 32, "JSON, 43 KB in and 1.2 KB out, 32 connections") { BodyBytes = 43_000 },
        new("stream-1", "burst", 1, "a stream of 54 events in one burst, 1 connection"),
        new("stream-32", "burst", 32, "a stream of 54 events in one burst, 32 connections"),
        new("stream-256", "burst", 256, "a stream of 54 events in one burst, 256 connections"),
        new("paced-64", "paced", 64, "a stream of 50 pieces 5 ms apart, 64 connections"),
    ];

    /// <summary>How many requests fall due in a second; 0 when each connection sends as soon as it may.</summary>
    public int Rate { get; init; }

    /// <summary>About how long the request's body is.</summary>
    public int BodyBytes { get; init; } = 900;

    public bool IsStream => Model is "burst" or "paced";

    /// <summary>Whether the requests a second say something of the proxy, and not only of the work.</summary>
    public bool IsPacedByProxy => Rate == 0 && Model is not "paced";
}
