namespace Pointsman.Faults;

/// <summary>The events of a stream after a behaviour's faults, and where it breaks off.</summary>
internal sealed class StreamPlan
{
    private StreamPlan(List<StreamEvent> events, int middle)
    {
        (Events, Middle) = (events, middle);
        End = events.FindIndex(one => one.Part is StreamPart.Finish or StreamPart.End);
    }

    public IReadOnlyList<StreamEvent> Events { get; }

    /// <summary>The index of the first event after the middle: where a stream breaks off, or is held.</summary>
    public int Middle { get; }

    /// <summary>The index of the first event that belongs to the end of the answer; -1 without one.</summary>
    public int End { get; }

    public static StreamPlan Make(StreamDialect dialect, Answer answer, Asked asked, Behaviour behaviour)
    {
        List<StreamEvent> events =
            [.. dialect.Stream(answer, asked, behaviour).Where(one => Stays(one.Part, behaviour))];
        int middle = MiddleOf(events, behaviour.At);
        if (behaviour.BadEvent)
        {
            events.Insert(middle, new(StreamPart.Frame, """{"this is":"no whole JSON","x":[1,""",
                events[Math.Max(middle - 1, 0)].Name));
            middle++;
        }

        if (behaviour.InBandError)
        {
            int kept = behaviour.ErrorFirst ? 0 : middle;
            StreamEvent[] end = behaviour.ErrorThenEnd ? [.. events.Where(one => one.Part == StreamPart.End)] : [];
            events.RemoveRange(kept, events.Count - kept);
            events.Add(dialect.ErrorEvent(answer, behaviour));
            events.AddRange(end);
        }

        if (behaviour.AfterEnd)
        {
            events.Add(dialect.LateDelta(answer));
        }

        return new(events, Math.Min(middle, events.Count));
    }

    private static bool Stays(StreamPart part, Behaviour behaviour) => part switch
    {
        StreamPart.End => !behaviour.OmitsEnd,
        StreamPart.Finish or StreamPart.Usage => !behaviour.OmitsFinish,
        _ => true,
    };

    // After as many pieces of content as asked for; after none means before the first, with all that opens the stream
    // sent.
    private static int MiddleOf(List<StreamEvent> events, int? at)
    {
        int contents = events.Count(one => one.Part == StreamPart.Content);
        int wanted = at ?? Math.Max(1, contents / 2);
        int seen = 0;
        for (int i = 0; i < events.Count; i++)
        {
            bool content = events[i].Part == StreamPart.Content;
            if (content && seen == wanted)
            {
                return i;
            }

            seen += content ? 1 : 0;
            if (content && seen == wanted && wanted > 0)
            {
                return i + 1;
            }
        }

        int ending = events.FindIndex(one => one.Part is StreamPart.Finish or StreamPart.End);
        return ending < 0 ? events.Count : ending;
    }
}
