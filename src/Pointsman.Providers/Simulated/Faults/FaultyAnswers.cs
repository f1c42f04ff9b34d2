namespace Pointsman.Providers.Simulated;

/// <summary>Bends the events of an answer as a fault wants it.</summary>
internal static class FaultyAnswers
{
    private static readonly byte[] BrokenJson = "{\"id\":\"chatcmpl-sim\",\"choices\":[{\"index\":0,"u8.ToArray();

    public static readonly byte[] Html =
        "<!doctype html><html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><p>Simulated.</html>"u8.ToArray();

    /// <summary>The error instead of an answer, for the faults that have one.</summary>
    public static Refusal? Refused(FaultOrder? order) => order?.Kind switch
    {
        FaultKind.TooMany => new Refusal(
            429, "rate_limit_error", "rate_limit_exceeded", null, "Simulated: too many requests.")
        {
            RetryAfter = order.After,
        },
        FaultKind.Failing => new Refusal(500, "server_error", "internal_error", null, "Simulated: internal error."),
        FaultKind.Overloaded => new Refusal(
            503, "server_error", "overloaded", null, "Simulated: overloaded.") { RetryAfter = order.After },
        _ => null,
    };

    public static byte[] InBandError() => AnswerJson.Error(
        new Refusal(200, "server_error", "internal_error", null, "Simulated: the model failed while it answered."));

    /// <summary>The events of a stream of about <paramref name="count"/> events.</summary>
    public static IEnumerable<PacedEvent> Stream(IEnumerable<PacedEvent> events, FaultKind? kind, int count)
    {
        int half = Math.Max(2, count / 2);
        return kind switch
        {
            FaultKind.Cut => Ended(events, half, Ending.Cut),
            FaultKind.Stall => Ended(events, half, Ending.Stall),
            FaultKind.BadJson => WithBroken(events, half),
            FaultKind.InBand => [.. events.Take(1), .. events.Skip(1).Take(1).Select(one =>
                one with { Bytes = ChunkEvents.Event(InBandError()) })],
            FaultKind.Empty => [],
            _ => events,
        };
    }

    /// <summary>The parts of a plain answer.</summary>
    public static IEnumerable<PacedEvent> Plain(byte[] body, FaultKind? kind) => kind switch
    {
        FaultKind.Cut => [new PacedEvent(default, body.AsMemory(0, body.Length / 2), Ending.Cut)],
        FaultKind.Stall => [new PacedEvent(default, body.AsMemory(0, body.Length / 2), Ending.Stall)],
        FaultKind.BadJson => [new PacedEvent(default, BrokenJson)],
        FaultKind.InBand => [new PacedEvent(default, InBandError())],
        FaultKind.Empty => [],
        _ => [new PacedEvent(default, body)],
    };

    private static IEnumerable<PacedEvent> Ended(IEnumerable<PacedEvent> events, int after, Ending ending)
    {
        int i = 0;
        foreach (PacedEvent one in events)
        {
            yield return ++i == after ? one with { Ending = ending } : one;
        }
    }

    private static IEnumerable<PacedEvent> WithBroken(IEnumerable<PacedEvent> events, int after)
    {
        int i = 0;
        foreach (PacedEvent one in events)
        {
            yield return one;
            if (++i == after)
            {
                yield return one with { Bytes = ChunkEvents.Event(BrokenJson) };
            }
        }
    }
}
