namespace Pointsman.Faults;

/// <summary>Answers that break off, or say in the middle that they failed.</summary>
internal static class BreakTokens
{
    public static TokenGroup Group { get; } = new("Breaks and lies",
    [
        new("atN", "a break, error or bad event comes after N pieces of content (half of them)",
            (b, n) => b with { At = n }),
        new("close", "closes the connection before the first byte",
            b => Break(b, Ending.Close, BreakPlace.BeforeHead)),
        new("resetnow", "resets the connection before the first byte",
            b => Break(b, Ending.Reset, BreakPlace.BeforeHead)),
        new("cut", "closes in the middle, between two events; plain: after half of the body",
            b => Break(b, Ending.Close, BreakPlace.BetweenEvents)),
        new("cutjson", "closes in the middle of an event", b => Break(b, Ending.Close, BreakPlace.InsideEvent)),
        new("cutchunk", "closes in the middle of a chunk of the transfer encoding",
            b => Break(b, Ending.Close, BreakPlace.InsideChunk)),
        new("reset", "as cut, with a reset", b => Break(b, Ending.Reset, BreakPlace.BetweenEvents)),
        new("resetjson", "as cutjson, with a reset", b => Break(b, Ending.Reset, BreakPlace.InsideEvent)),
        new("stall", "falls silent in the middle, between two events",
            b => Break(b, Ending.Silence, BreakPlace.BetweenEvents)),
        new("stalljson", "falls silent in the middle of an event",
            b => Break(b, Ending.Silence, BreakPlace.InsideEvent)),
        new("badchunk", "a chunk in the middle has no size", b => b with { BadChunk = true }),
        new("badevent", "one event in the middle is no JSON", b => b with { BadEvent = true }),
        new("err", "an error as an event in the middle, then the stream ends; plain: 200 with an error as its body",
            b => b with { InBandError = true }),
        new("errfirst", "an error as the very first event; err-at0 comes after the opening event",
            b => b with { InBandError = true, ErrorFirst = true }),
        new("errfailed", "as err; Responses says response.failed, others the same as err",
            b => b with { InBandError = true, ErrorAsFailed = true }),
        new("errdone", "as err, with [DONE] (message_stop) after it",
            b => b with { InBandError = true, ErrorThenEnd = true }),
        new("noend", "leaves out [DONE], message_stop, response.completed; Gemini: the finish reason",
            b => b with { OmitsEnd = true }),
        new("nofinish", "leaves out the finish reason and all after it, and ends HTTP properly",
            b => b with { OmitsFinish = true, OmitsEnd = true }),
        new("afterend", "one more piece of content after the end", b => b with { AfterEnd = true }),
        new("html", "200 with a page of HTML", b => b with { Body = BodyForm.Html }),
        new("empty", "200 with an empty body", b => b with { Body = BodyForm.Empty }),
        new("badjson", "200 with half of the JSON, ended properly", b => b with { Body = BodyForm.TruncatedJson }),
        new("wrongtype", "the right body under content-type text/plain", b => b with { WrongType = true }),
    ]);

    private static Behaviour Break(Behaviour before, Ending ending, BreakPlace place) =>
        before with { Ending = ending, BreakPlace = place };
}
