namespace Pointsman.Faults;

/// <summary>Answers that never come.</summary>
internal static class SilenceTokens
{
    public static TokenGroup Group { get; } = new("Silence",
    [
        new("hang", "reads the request and sends nothing", b => b with { Silence = Silence.Hang }),
        new("headers", "sends the head and nothing more", b => b with { Silence = Silence.AfterHead }),
        new("opening", "sends the head and the opening event (a role, message_start, response.created), nothing more",
            b => b with { Silence = Silence.AfterOpening }),
        new("pings", "as headers or opening, and then a ping or comment every gN ms (50) for ever",
            b => b with { Pings = true }),
        new("pingsN", "N pings or comments, gN ms (50) apart, before the first content of a stream",
            (b, n) => b with { PingsBefore = Math.Min(n, 100_000) }),
        new("emptydeltas", "opening, then deltas without text every gN ms (50) for ever",
            b => b with { Silence = Silence.EmptyDeltas }),
    ]);
}
