namespace Pointsman.Faults;

/// <summary>The body of a stream, step by step.</summary>
internal sealed class StreamReply(StreamDialect dialect, Asked asked, Behaviour behaviour, Answer answer, bool isArray)
{
    private const int PingGapMs = 50;

    private readonly EventWriter _writer = new(behaviour, isArray);

    private int EndlessGapMs => behaviour.GapMs > 0 ? behaviour.GapMs : PingGapMs;

    /// <summary>The steps, without an end where a behaviour goes on for ever.</summary>
    public IEnumerable<Step> Steps() => behaviour switch
    {
        { Body: BodyForm.Empty } => [],
        { Silence: Silence.EmptyDeltas } => Opening().Concat(Endless(() => _writer.Write(dialect.EmptyDelta(answer)))),
        { Pings: true, Silence: Silence.AfterOpening } => Opening().Concat(Endless(Ping)),
        { Pings: true } => Endless(Ping),
        { Silence: Silence.AfterHead } => [],
        { Silence: Silence.AfterOpening } => Opening(),
        _ => Whole(),
    };

    private byte[] Ping() => dialect.Ping is { } ping ? _writer.Write(ping) : _writer.Comment();

    private IEnumerable<Step> Opening() => dialect.Stream(answer, asked, behaviour)
        .TakeWhile(one => one.Part == StreamPart.Frame)
        .Select(one => new Step(_writer.Write(one)) { EndsEvent = true });

    private IEnumerable<Step> Endless(Func<byte[]> bytes)
    {
        while (true)
        {
            yield return new(bytes()) { PauseMs = EndlessGapMs, EndsEvent = true };
        }
    }

    private IEnumerable<Step> Whole()
    {
        var plan = StreamPlan.Make(dialect, answer, asked, behaviour);
        bool breaks = behaviour.Ending != Ending.Proper || behaviour.BadChunk
            || behaviour.Body == BodyForm.TruncatedJson;
        bool started = false;
        for (int i = 0; i < plan.Events.Count; i++)
        {
            StreamEvent one = plan.Events[i];
            if (i == plan.Middle && breaks)
            {
                foreach (Step step in Broken(one))
                {
                    yield return step;
                }

                yield break;
            }

            bool content = one.Part == StreamPart.Content;
            for (int ping = 0; content && !started && ping < behaviour.PingsBefore; ping++)
            {
                yield return new(Ping()) { PauseMs = EndlessGapMs, EndsEvent = true };
            }

            yield return new(_writer.Write(one))
            {
                PauseMs = (i == 0 ? behaviour.EventDelayMs : 0)
                    + (!content ? 0 : started ? behaviour.GapMs : behaviour.ContentDelayMs),
                Holds = Held(plan, i, content && !started),
                EndsEvent = true,
            };
            started |= content;
        }

        yield return new(_writer.Close());
    }

    private bool Held(StreamPlan plan, int index, bool firstContent) => behaviour.Hold switch
    {
        HoldPlace.BeforeContent => firstContent,
        HoldPlace.MidContent => index == plan.Middle,
        HoldPlace.BeforeEnd => index == plan.End,
        _ => false,
    };

    // What is sent of the event in which the stream breaks off.
    private IEnumerable<Step> Broken(StreamEvent next)
    {
        byte[] bytes = _writer.Write(next);
        ReadOnlyMemory<byte> half = bytes.AsMemory(0, bytes.Length / 2);
        if (behaviour.BadChunk)
        {
            yield return new("no size\r\nnonsense\r\n"u8.ToArray()) { Raw = true };
        }
        else if (behaviour.BreakPlace == BreakPlace.InsideChunk)
        {
            yield return new(half) { Announced = bytes.Length };
        }
        else if (behaviour.BreakPlace == BreakPlace.InsideEvent || behaviour.Body == BodyForm.TruncatedJson)
        {
            yield return new(half);
        }
    }
}
