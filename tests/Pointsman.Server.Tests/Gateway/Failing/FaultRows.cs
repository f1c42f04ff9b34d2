namespace Pointsman.Server.Tests.Gateway;

/// <summary>The mock's list, row by row. Each is tried in every protocol, as a stream and not.</summary>
internal static class FaultRows
{
    private const Fate Answered = Fate.Answered;
    private const Fate Rescued = Fate.Rescued;
    private const Fate BrokenOff = Fate.BrokenOff;
    private const Fate Refused = Fate.Refused;

    public static readonly IReadOnlyList<FaultRow> All =
    [
        .. Refusals(), .. Silences(), .. EarlyBreaks(), .. LateBreaks(), .. Forms(), .. Transfers(),
    ];

    private static IEnumerable<FaultRow> Refusals() =>
    [
        .. new[] { "408", "409", "425", "429", "500", "502", "503", "504", "529", "quota", "401", "403" }
            .Select(words => new FaultRow(words, Rescued, Rescued, AttemptOutcome.Status)),
        .. new[] { "400", "404", "413", "422" }
            .Select(words => new FaultRow(words, Refused, Refused, AttemptOutcome.Status)),
        new("filter", Refused, Refused, AttemptOutcome.Status) { Only = [Speech.OpenAi, Speech.Responses] },
        new("500-html", Rescued, Rescued, AttemptOutcome.Status),
        new("302", Rescued, Rescued, AttemptOutcome.Status),
    ];

    private static IEnumerable<FaultRow> Silences() => new[]
    {
        new FaultRow("hang", Rescued, Rescued, AttemptOutcome.TimeoutHeaders),
        new FaultRow("headers", Rescued, Rescued, AttemptOutcome.TimeoutFirstToken)
        {
            PlainOutcome = AttemptOutcome.TimeoutIdle,
        },
        new FaultRow("opening", null, Rescued, AttemptOutcome.TimeoutFirstToken),
        new FaultRow("headers-pings-g20", null, Rescued, AttemptOutcome.TimeoutFirstToken),
        new FaultRow("opening-pings-g20", null, Rescued, AttemptOutcome.TimeoutFirstToken),
        new FaultRow("emptydeltas-g20", null, Rescued, AttemptOutcome.TimeoutFirstToken),
        new FaultRow("stall-at0", null, Rescued, AttemptOutcome.TimeoutFirstToken),
        new FaultRow("stall", Rescued, BrokenOff, AttemptOutcome.TimeoutIdle),
        new FaultRow("stalljson", Rescued, BrokenOff, AttemptOutcome.TimeoutIdle),
    }.Select(row => row with { IsSilent = true });

    private static IEnumerable<FaultRow> EarlyBreaks() =>
    [
        new("close", Rescued, Rescued, AttemptOutcome.Cut),
        new("resetnow", Rescued, Rescued, AttemptOutcome.Cut),
        new("cut-at0", Rescued, Rescued, AttemptOutcome.Cut),
        new("cutjson-at0", Rescued, Rescued, AttemptOutcome.Cut),
        new("reset-at0", Rescued, Rescued, AttemptOutcome.Cut),
        new("err-at0", Rescued, Rescued, AttemptOutcome.InBandError),
        new("errfirst", Rescued, Rescued, AttemptOutcome.InBandError),
        new("errfirst-errfailed", Rescued, Rescued, AttemptOutcome.InBandError),
        new("html", Rescued, Rescued, AttemptOutcome.BadAnswer),
        new("empty", Rescued, Rescued, AttemptOutcome.BadAnswer),
        new("wrongtype", Answered, Rescued, AttemptOutcome.BadAnswer),
    ];

    private static IEnumerable<FaultRow> LateBreaks() =>
    [
        .. new[] { "cut", "cutjson", "cutchunk", "cut-at7", "cut-gzip" }
            .Select(words => new FaultRow(words, Rescued, BrokenOff, AttemptOutcome.Cut)),
        .. new[] { "reset", "resetjson", "badchunk" }
            .Select(words => new FaultRow(words, Rescued, BrokenOff, AttemptOutcome.Cut) { MayOvertake = true }),
        new("badjson", Rescued, BrokenOff, AttemptOutcome.Cut) { PlainOutcome = AttemptOutcome.BadAnswer },
        new("err", Rescued, BrokenOff, AttemptOutcome.InBandError),
        new("errfailed", Rescued, BrokenOff, AttemptOutcome.InBandError),
        new("errdone", Rescued, BrokenOff, AttemptOutcome.InBandError),
        new("nofinish", null, BrokenOff, AttemptOutcome.Cut),
        // Who says why the model stopped has said all; in these two protocols the end is where it is said.
        new("noend", null, Answered, AttemptOutcome.Cut)
        {
            StreamElse = new Dictionary<string, Fate>
            {
                [Speech.Responses] = BrokenOff, [Speech.Gemini] = BrokenOff,
            },
        },
    ];

    private static IEnumerable<FaultRow> Forms() => new[]
    {
        "badevent", "afterend", "crlf", "cr", "nospace", "manylines", "comments", "fields", "bom", "big",
        "comments-crlf-nospace-fields-manylines",
    }.Select(words => new FaultRow(words, null, Answered));

    // Not "once": a connection that is closed in silence hurts the next request, which here belongs to another row. It
    // has a test of its own among the refusals.
    private static IEnumerable<FaultRow> Transfers() => new[]
    {
        "gzip", "br", "drip", "driphead", "s1", "s7", "crlf-s1", "cr-s1", "utf8cut", "utf8cut-s3", "escapecut",
        "chunked", "untilclose", "hop", "early", "bighead8", "gzip-drip", "reasoning", "length",
    }.Select(words => new FaultRow(words, Answered, Answered));
}
