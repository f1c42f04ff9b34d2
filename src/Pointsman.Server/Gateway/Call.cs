using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>One request of a client on its way through the gateway, and all that is learnt of it.</summary>
internal sealed class Call : IDisposable
{
    private readonly Call? _whole;
    private RequestOutline _outline;
    private CallRecord _record = null!;

    public Call(HttpContext http, GatewaySnapshot snapshot, ClientProtocol protocol, long started)
    {
        Http = http;
        Snapshot = snapshot;
        Protocol = protocol;
        Started = started;
        ClientGone = http.RequestAborted;
    }

    /// <summary>
    /// One of the calls that a strategy makes to answer <paramref name="whole"/>: it shares the client's request and
    /// the record, and its attempts are those of the whole as well.
    /// </summary>
    private Call(Call whole, PartAnswer part, CancellationToken cancel)
        : this(whole.Http, whole.Snapshot, whole.Protocol, whole.Started)
    {
        Part = part;
        _whole = whole;
        ClientGone = cancel;
        KnownKey = whole.KnownKey;
        Record = whole.Record;
        Span = whole.Span;
        Outline = whole.Outline;
        Model = whole.Model;
        Route = whole.Route;
    }

    /// <summary>Where the answer goes when a strategy asked for it; null when the client did.</summary>
    public PartAnswer? Part { get; }

    public HttpContext Http { get; }

    /// <summary>The configuration that this call began under and ends under.</summary>
    public GatewaySnapshot Snapshot { get; }

    public ClientProtocol Protocol { get; }

    /// <summary>When it came; a timestamp of the clock.</summary>
    public long Started { get; }

    /// <summary>Cancelled when the client goes away.</summary>
    public CancellationToken ClientGone { get; }

    /// <summary>Who asks; known from stage 2 on.</summary>
    public Key Key
    {
        get => KnownKey ?? throw new InvalidOperationException("The key is not checked yet.");
        set => KnownKey = value;
    }

    /// <summary>Who asks; null for those that were turned away before that was known.</summary>
    public Key? KnownKey { get; private set; }

    /// <summary>What the ledger will keep of it, until it is handed over.</summary>
    public CallRecord Record
    {
        get => _record;
        set => (_record, Id) = (value, value.Id);
    }

    /// <summary>The id of its record, which outlives the handing over.</summary>
    public DecisionId Id { get; private set; }

    /// <summary>Whether it counts among the requests under way.</summary>
    public bool CountsIn { get; set; }

    /// <summary>What it holds of its key's limits until it is settled.</summary>
    public Reservation Reservation { get; set; }

    /// <summary>The most that it was taken to cost.</summary>
    public Usd Reserved { get; set; }

    /// <summary>The output tokens that each of its calls was reckoned with.</summary>
    public long MostOutput { get; set; }

    /// <summary>Whether the client went away before it had an answer.</summary>
    public bool ClientLeft { get; set; }

    /// <summary>Whether the gateway itself failed.</summary>
    public bool HasFault { get; set; }

    /// <summary>Whether the client's stream is at its end: nothing may follow.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Whether that end is an error, whatever became of the attempts.</summary>
    public bool HasBrokenOff { get; set; }

    /// <summary>Under what its answer is to be kept; null when it is not.</summary>
    public CacheKey? CacheKey { get; set; }

    /// <summary>A copy of what the client gets; null while nobody wants one.</summary>
    public AnswerCopy? Copy { get; private set; }

    /// <summary>Under what its texts are to be stored; null when they are not.</summary>
    public DecisionId? TextsId { get; set; }

    /// <summary>Whether the answer came from the cache.</summary>
    public bool CacheHit { get; set; }

    /// <summary>Whether the ledger had no room for an attempt.</summary>
    public bool LedgerIsFull { get; set; }

    /// <summary>Its span; null while nobody traces.</summary>
    public Activity? Span { get; set; }

    public RequestBody Body { get; } = new();

    /// <summary>What was seen of the body. A reference, since it is large and looked at often.</summary>
    public ref RequestOutline Outline => ref _outline;

    /// <summary>The name that the client asked for.</summary>
    public string Model { get; set; } = "";

    public ServedRoute? Route { get; set; }

    public Decision? Decision { get; set; }

    /// <summary>The request in the neutral form; read when the first target needs it translated.</summary>
    public ChatAsk? Ask { get; set; }

    public List<Attempt> Attempts { get; } = new(1);

    /// <summary>The attempt whose answer the client gets.</summary>
    public Attempt? Winner { get; set; }

    /// <summary>Whether the answer has begun: its head is on the way.</summary>
    public bool HasBegun => Http.Response.HasStarted;

    public bool Stream => Part?.Ask.Stream ?? Protocol.Stream ?? Outline.Stream;

    /// <summary>How the client wants a better answer behind the first.</summary>
    public UpgradeWish Wish { get; set; }

    /// <summary>Whether the client wants to hear behind its stream what that cost.</summary>
    public bool WantsReceipt { get; set; }

    /// <summary>Whether a strategy had the whole answer before the first piece of it went out.</summary>
    public bool CameWhole { get; set; }

    /// <summary>What a strategy did step by step; null where one target's answer was all.</summary>
    public IReadOnlyList<StrategyStep>? Steps { get; set; }

    /// <summary>The case under which a person was asked; null while none was.</summary>
    public string? CaseId { get; private set; }

    /// <summary>Notes that a person was asked, in the whole as well.</summary>
    public void NoteCase(string id) => CaseId = (_whole ?? this).CaseId = id;

    /// <summary>Begins one of the calls of a strategy; it ends with <paramref name="cancel"/>.</summary>
    public Call BeginPart(PartAnswer part, IReadOnlyList<RoutingTarget> plan, CancellationToken cancel) =>
        new(this, part, cancel)
        {
            Decision = new Decision { Strategy = "part", Reason = part.Place, Plan = plan },

            // Its own share: the whole is reserved for all calls together. A person costs nothing before the answer,
            // with which the case keeps the cost.
            Reserved = plan is [{ IsPerson: true }] ? Usd.Zero : DearestRates.Of(plan).MostFor(Size(part.Ask)),
        };

    // What a strategy asks may be longer than what the client asked, and its answer shorter.
    private CallSize Size(ChatAsk ask)
    {
        var own = CallSize.Of(ask.Messages, ask.Options.MaxOutputTokens ?? MostOutput);
        return own with { Input = Math.Max(own.Input, Outline.Facts.Tokens) };
    }

    /// <summary>What all attempts cost together, as far as it is known.</summary>
    public Usd? TotalCost
    {
        get
        {
            Usd? total = null;
            lock (Attempts)
            {
                foreach (Attempt attempt in Attempts)
                {
                    total = attempt.Cost is { } cost ? (total ?? Usd.Zero) + cost : total;
                }
            }

            return total;
        }
    }

    /// <summary>How long upstreams had the call, all attempts together.</summary>
    public TimeSpan Upstream(TimeProvider time)
    {
        TimeSpan sum = TimeSpan.Zero;
        long covered = 0;
        lock (Attempts)
        {
            foreach (Attempt attempt in Attempts)
            {
                // Calls of a strategy may be under way at once; the same moment is counted once.
                long from = Math.Max(attempt.Sent, covered);
                long until = attempt.Ended != 0 ? attempt.Ended : attempt.FirstCame;
                if (attempt.Sent != 0 && until > from)
                {
                    sum += time.GetElapsedTime(from, until);
                    covered = until;
                }
            }
        }

        return sum;
    }

    /// <summary>Adds an attempt, to the whole as well where this is one of a strategy's calls.</summary>
    public void Add(Attempt attempt)
    {
        Attempts.Add(attempt);
        if (_whole is not null)
        {
            lock (_whole.Attempts)
            {
                _whole.Attempts.Add(attempt);
            }
        }
    }

    /// <summary>Has what the client gets copied from now on.</summary>
    public AnswerCopy CopyAnswer() => Copy ??= new AnswerCopy();

    public void Dispose()
    {
        Body.Dispose();
        Copy?.Dispose();
    }
}
