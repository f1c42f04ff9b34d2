namespace Pointsman.Server;

/// <summary>The keys of the waits, once with the gateway's defaults and once as overrides.</summary>
internal static class TimeoutSections
{
    private const string ConnectSays = "until the connection stands";
    private const string HeadersSays = "until the answer's headers are there";
    private const string FirstTokenSays = "from the headers until the first event that has meaning";
    private const string IdleSays = "between two events after the first";
    private const string TotalSays = "for the whole request, all attempts together";

    private static readonly (TimeSpan, TimeSpan) Range = (TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1));

    public static readonly Section<TimeoutSettings> Defaults = new Section<TimeoutSettings>(new())
        .Duration("connect", ConnectSays, s => s.Connect, (s, v) => s with { Connect = v }, Range)
        .Duration("headers", HeadersSays, s => s.Headers, (s, v) => s with { Headers = v }, Range)
        .Duration("firstToken", FirstTokenSays, s => s.FirstToken, (s, v) => s with { FirstToken = v }, Range)
        .Duration("idle", IdleSays, s => s.Idle, (s, v) => s with { Idle = v }, Range)
        .Duration("total", TotalSays, s => s.Total, (s, v) => s with { Total = v }, Range);

    public static readonly Section<TimeoutOverrides> Overrides = new Section<TimeoutOverrides>(new())
        .Duration("connect", ConnectSays, s => s.Connect, (s, v) => s with { Connect = v }, Range)
        .Duration("headers", HeadersSays, s => s.Headers, (s, v) => s with { Headers = v }, Range)
        .Duration("firstToken", FirstTokenSays, s => s.FirstToken, (s, v) => s with { FirstToken = v }, Range)
        .Duration("idle", IdleSays, s => s.Idle, (s, v) => s with { Idle = v }, Range)
        .Duration("total", TotalSays, s => s.Total, (s, v) => s with { Total = v }, Range);
}
