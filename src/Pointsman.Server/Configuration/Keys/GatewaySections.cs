namespace Pointsman.Server;

/// <summary>The keys of the gateway itself.</summary>
internal static class GatewaySections
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;
    private const long Gigabyte = 1024 * Megabyte;

    public static readonly Section<ListenSettings> Listen = new Section<ListenSettings>(new())
        .Add(
            new("address", KeyKind.Text, "the address; any but loopback needs keys and an admin token")
            {
                Default = new ListenSettings().Address,
            },
            (part, s) => ListenAddress.Read(part, "address") is { } address ? s with { Address = address } : s)
        .Whole("port", "the port; 0 takes a free one", s => s.Port, (s, v) => s with { Port = (int)v }, (0, 65_535));

    public static readonly Section<LimitSettings> Limits = new Section<LimitSettings>(new())
        .Bytes("requestBytes", "the largest body of a request",
            s => s.RequestBytes, (s, v) => s with { RequestBytes = v }, (Kilobyte, Gigabyte))
        .Bytes("headerBytes", "all headers of a request together",
            s => s.HeaderBytes, (s, v) => s with { HeaderBytes = (int)v }, (Kilobyte, Megabyte))
        .Whole("headerCount", "how many headers a request may have",
            s => s.HeaderCount, (s, v) => s with { HeaderCount = (int)v }, (10, 10_000), "headers")
        .Duration("headerTime", "how long a client may take to send its headers",
            s => s.HeaderTime, (s, v) => s with { HeaderTime = v }, (Seconds(1), Minutes(10)))
        .Whole("jsonDepth", "how deep the JSON of a request may nest",
            s => s.JsonDepth, (s, v) => s with { JsonDepth = (int)v }, (8, 1_000), "levels")
        .Whole("connections", "how many connections clients may hold open",
            s => s.Connections, (s, v) => s with { Connections = (int)v }, (1, 1_000_000), "connections")
        .Whole("inFlight", "how many requests may be under way, streams among them",
            s => s.InFlight, (s, v) => s with { InFlight = (int)v }, (1, 1_000_000), "requests")
        .Whole("streams", "how many streams may be open",
            s => s.Streams, (s, v) => s with { Streams = (int)v }, (1, 1_000_000), "streams")
        .Whole("heldEvents", "how many events of a stream are held before the first that has meaning",
            s => s.HeldEvents, (s, v) => s with { HeldEvents = (int)v }, (1, 10_000), "events")
        .Bytes("heldBytes", "how much of a stream is held before the first event that has meaning",
            s => s.HeldBytes, (s, v) => s with { HeldBytes = (int)v }, (Kilobyte, 64 * Megabyte))
        .Duration("heldTime", "how long events are held before the first that has meaning",
            s => s.HeldTime, (s, v) => s with { HeldTime = v }, (Milliseconds(10), Minutes(60)))
        .Bytes("eventBytes", "the largest single event of a stream",
            s => s.EventBytes, (s, v) => s with { EventBytes = (int)v }, (64 * Kilobyte, Gigabyte))
        .Bytes("answerBytes", "the largest answer that is no stream",
            s => s.AnswerBytes, (s, v) => s with { AnswerBytes = (int)v }, (64 * Kilobyte, Gigabyte))
        .Bytes("bufferedBytes", "how much of a stream a buffering route holds",
            s => s.BufferedBytes, (s, v) => s with { BufferedBytes = (int)v }, (64 * Kilobyte, Gigabyte));

    public static readonly Section<RetrySettings> Retries = new Section<RetrySettings>(new())
        .Whole("most", "how often the same target is tried again after its first failure",
            s => s.Most, (s, v) => s with { Most = (int)v }, (0, 10), "times")
        .Duration("base", "the first pause; each later one is twice as long, with jitter",
            s => s.Base, (s, v) => s with { Base = v }, (Milliseconds(1), Minutes(1)))
        .Duration("cap", "the longest pause", s => s.Cap, (s, v) => s with { Cap = v }, (Milliseconds(1), Minutes(5)))
        .Duration("mostWait", "the longest wait for a target that asks for one; for more, the next target at once",
            s => s.MostWait, (s, v) => s with { MostWait = v }, (TimeSpan.Zero, Minutes(10)))
        .Share("budgetShare", "how many retries there may be for each request of the last minute",
            s => s.BudgetShare, (s, v) => s with { BudgetShare = v });

    public static readonly Section<BreakerSettings> Breaker = new Section<BreakerSettings>(new())
        .Whole("failures", "how many failures within the window open the breaker",
            s => s.Failures, (s, v) => s with { Failures = (int)v }, (1, 1_000), "failures")
        .Share("failureShare", "the share of attempts within the window that must have failed as well",
            s => s.FailureShare, (s, v) => s with { FailureShare = v })
        .Duration("window", "how far back failures count",
            s => s.Window, (s, v) => s with { Window = v }, (Seconds(1), Minutes(10)))
        .Duration("open", "how long the target then gets nothing before it is probed",
            s => s.Open, (s, v) => s with { Open = v }, (Milliseconds(100), Seconds(30)))
        .Whole("probes", "how many requests may probe the target at once",
            s => s.Probes, (s, v) => s with { Probes = (int)v }, (1, 100), "requests");

    public static readonly Section<CacheSettings> Cache = new Section<CacheSettings>(new())
        .Whole("entries", "how many answers are kept",
            s => s.Entries, (s, v) => s with { Entries = (int)v }, (0, 10_000_000), "answers")
        .Bytes("bytes", "how large all answers together may be",
            s => s.Bytes, (s, v) => s with { Bytes = v }, (0, 64 * Gigabyte))
        .Bytes("entryBytes", "how large one answer may be",
            s => s.EntryBytes, (s, v) => s with { EntryBytes = (int)v }, (Kilobyte, Gigabyte))
        .Duration("ttl", "how long an answer holds, where a route does not say otherwise",
            s => s.Ttl, (s, v) => s with { Ttl = v }, (Seconds(1), TimeSpan.FromDays(30)));

    public static readonly Section<QueueSettings> Queue = new Section<QueueSettings>(new())
        .Whole("length", "how many requests may wait",
            s => s.Length, (s, v) => s with { Length = (int)v }, (0, 1_000_000), "requests")
        .Bytes("bytes", "how large their bodies together may be",
            s => s.Bytes, (s, v) => s with { Bytes = v }, (0, 64 * Gigabyte))
        .Duration("mostWait", "how long a request may wait, where a route does not say otherwise",
            s => s.MostWait, (s, v) => s with { MostWait = v }, (Seconds(1), TimeSpan.FromDays(1)));

    public static readonly Section<RecordingSettings> Recording = new Section<RecordingSettings>(new())
        .Duration("commitInterval", "how often what happened is written to disk, in one commit",
            s => s.CommitInterval, (s, v) => s with { CommitInterval = v }, (Milliseconds(1), Seconds(10)))
        .Whole("commitRows", "how many rows one commit takes at most",
            s => s.CommitRows, (s, v) => s with { CommitRows = (int)v }, (1, 100_000), "rows")
        .Whole("slots", "how many attempts can be marked as under way, so that a crash leaves none unseen",
            s => s.Slots, (s, v) => s with { Slots = (int)v }, (64, 1_000_000), "attempts")
        .Whole("ledgerQueue", "how many rows of the ledger may wait to be written; money is never dropped",
            s => s.LedgerQueue, (s, v) => s with { LedgerQueue = (int)v }, (100, 10_000_000), "rows")
        .Whole("telemetryQueue", "how many records of telemetry may wait; what is more is dropped and counted",
            s => s.TelemetryQueue, (s, v) => s with { TelemetryQueue = (int)v }, (0, 10_000_000), "records")
        .Bytes("textQueueBytes", "how large waiting texts may be together; what is more is dropped and counted",
            s => s.TextQueueBytes, (s, v) => s with { TextQueueBytes = v }, (0, 64 * Gigabyte))
        .Bytes("textBytes", "how much of a prompt, and of an answer, is stored; what is longer is cut",
            s => s.TextBytes, (s, v) => s with { TextBytes = (int)v }, (1024, 64 * 1024 * 1024))
        .Word("whenLedgerFull", "what happens to requests when the ledger cannot be written",
            s => s.WhenLedgerFull, (s, v) => s with { WhenLedgerFull = v })
        .YesNo("replay", "whether what each decision was made from is kept with it, so that it can be made again",
            s => s.Replay, (s, v) => s with { Replay = v })
        .Whole("retentionDays", "how long decisions and attempts are kept",
            s => s.RetentionDays, (s, v) => s with { RetentionDays = (int)v }, (1, 3_650), "days");

    public static TimeSpan Milliseconds(int number) => TimeSpan.FromMilliseconds(number);

    public static TimeSpan Seconds(int number) => TimeSpan.FromSeconds(number);

    public static TimeSpan Minutes(int number) => TimeSpan.FromMinutes(number);
}
