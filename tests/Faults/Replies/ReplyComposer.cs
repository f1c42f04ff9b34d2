namespace Pointsman.Faults;

/// <summary>Decides what is sent for a request. It does no input or output; <see cref="Player"/> carries the plan
/// out.</summary>
internal sealed class ReplyComposer(TimeProvider time)
{
    private const string Json = "application/json";
    private const string Events = "text/event-stream; charset=utf-8";

    public Reply Compose(Dialect dialect, HttpRequest request, Asked asked, Behaviour behaviour, int number)
    {
        Reply start = new()
        {
            DelayMs = behaviour.DelayMs,
            HoldsHead = behaviour.Hold == HoldPlace.BeforeHead,
            DripsHead = behaviour.DripsHead,
            EarlyHints = behaviour.EarlyHints,
            Once = behaviour.Once,
        };
        if (behaviour.Silence == Silence.Hang)
        {
            return start with { IsMute = true, Ending = Ending.Silence };
        }

        if (behaviour.Ending != Ending.Proper && behaviour.BreakPlace == BreakPlace.BeforeHead)
        {
            return start with { IsMute = true, Ending = behaviour.Ending };
        }

        return Refused(dialect, asked, behaviour) is { } refusal
            ? Refuse(start, dialect, behaviour, refusal, number)
            : Accept(start, dialect, request, asked, behaviour, number);
    }

    /// <summary>An answer beside the behaviours: of a path that is not served, of a control endpoint, of a
    /// list.</summary>
    public static Reply Simple(int status, string json, int number = 0, string type = Json) =>
        new PlainReply(json, Behaviour.Plain).Into(
            new() { Status = status, Headers = ReplyHeaders.Of(null, Behaviour.Plain, number, type) });

    private static Refusal? Refused(Dialect dialect, Asked asked, Behaviour behaviour)
    {
        if (asked.Fault is { } fault)
        {
            return Refusal.BadRequest(fault);
        }

        if (behaviour.RefusesStreamOptions && asked.HasStreamOptions)
        {
            return new(400, Complaint.StreamOptions, "Unknown parameter: 'stream_options'.");
        }

        bool answered = dialect.AnswersFiltered && behaviour.Complaint == Complaint.ContentFilter;
        return behaviour.Status > 0 && !answered ? Refusal.Of(behaviour) : null;
    }

    private Reply Refuse(Reply start, Dialect dialect, Behaviour behaviour, Refusal refusal, int number)
    {
        string type = behaviour.Body == BodyForm.Html ? "text/html; charset=utf-8" : Json;
        List<KeyValuePair<string, string>> headers = ReplyHeaders.Of(dialect, behaviour, number, type);
        headers.AddRange(ReplyHeaders.Again(behaviour, time));
        return new PlainReply(dialect.Error(refusal), behaviour)
            .Into(start with { Status = refusal.Status, Headers = headers, Ending = EndingOf(behaviour) });
    }

    private static Reply Accept(
        Reply start, Dialect dialect, HttpRequest request, Asked asked, Behaviour behaviour, int number)
    {
        Answer answer = AnswerComposer.Compose(asked, behaviour, number);
        Reply reply = start with { Ending = EndingOf(behaviour) };
        if (asked.Streams && dialect is StreamDialect stream && behaviour.Body != BodyForm.Html)
        {
            bool isArray = stream.IsArray(request);
            return reply with
            {
                Headers = ReplyHeaders.Of(dialect, behaviour, number, isArray ? Json : Events),
                Framing = behaviour.UntilClose ? Framing.UntilClose : Framing.Chunked,
                Steps = Transfer.Of(new StreamReply(stream, asked, behaviour, answer, isArray).Steps(), behaviour),
            };
        }

        string body = behaviour.InBandError
            ? dialect.Error(new(500, Complaint.Usual, "The mock failed while it answered."))
            : dialect.Plain(answer, asked, behaviour);
        string type = behaviour.Body == BodyForm.Html ? "text/html; charset=utf-8" : Json;
        reply = new PlainReply(body, behaviour)
            .Into(reply with { Headers = ReplyHeaders.Of(dialect, behaviour, number, type) });
        return reply with { Steps = Transfer.Of(reply.Steps, behaviour) };
    }

    private static Ending EndingOf(Behaviour behaviour) => behaviour switch
    {
        { Silence: not Silence.None } or { Pings: true } => Ending.Silence,
        { BadChunk: true } or { UntilClose: true, Ending: Ending.Proper } => Ending.Close,
        _ => behaviour.Ending,
    };
}
