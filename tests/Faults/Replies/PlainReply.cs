using System.Text;

namespace Pointsman.Faults;

/// <summary>The body of an answer that is no stream, step by step, and how its end is told.</summary>
internal sealed class PlainReply(string json, Behaviour behaviour)
{
    private const int PingGapMs = 50;

    private readonly byte[] _body = Body(json, behaviour);

    // A body whose length is not known when the head is sent.
    private bool IsChunked => behaviour.Chunked || behaviour.BadChunk || behaviour.Pings
        || behaviour.Compression != Compression.None
        || (behaviour.Ending != Ending.Proper && behaviour.BreakPlace == BreakPlace.InsideChunk);

    public Reply Into(Reply reply) => reply with
    {
        Framing = behaviour.UntilClose ? Framing.UntilClose : IsChunked ? Framing.Chunked : Framing.Length,
        Length = _body.Length,
        Steps = Steps(),
    };

    private static byte[] Body(string json, Behaviour behaviour)
    {
        byte[] right = Encoding.UTF8.GetBytes(json);
        return behaviour.Body switch
        {
            BodyForm.Empty => [],
            BodyForm.Html => Encoding.UTF8.GetBytes(Page.Html),
            BodyForm.TruncatedJson => right[..(right.Length / 2)],
            _ => right,
        };
    }

    private IEnumerable<Step> Steps()
    {
        ReadOnlyMemory<byte> half = _body.AsMemory(0, _body.Length / 2), rest = _body.AsMemory(_body.Length / 2);
        if (behaviour.Pings)
        {
            return Endless();
        }

        if (behaviour.Silence is not Silence.None)
        {
            return [];
        }

        if (behaviour.BadChunk)
        {
            return [new(half), new("no size\r\nnonsense\r\n"u8.ToArray()) { Raw = true }];
        }

        if (behaviour.Ending != Ending.Proper)
        {
            return [new(half) { Announced = behaviour.BreakPlace == BreakPlace.InsideChunk ? _body.Length : 0 }];
        }

        return behaviour.Hold switch
        {
            HoldPlace.BeforeContent => [new(_body) { PauseMs = behaviour.EventDelayMs, Holds = true }],
            HoldPlace.MidContent or HoldPlace.BeforeEnd => [new(half), new(rest) { Holds = true }],
            _ => [new(_body) { PauseMs = behaviour.EventDelayMs }],
        };
    }

    // White space before the JSON, as some servers send it to keep a connection alive.
    private IEnumerable<Step> Endless()
    {
        while (true)
        {
            yield return new("\n"u8.ToArray()) { PauseMs = behaviour.GapMs > 0 ? behaviour.GapMs : PingGapMs };
        }
    }
}
