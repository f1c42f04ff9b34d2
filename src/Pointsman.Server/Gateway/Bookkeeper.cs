using System.Collections.Concurrent;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Stage 11: records, and what leads to it. Every call has a record from its first moment, every attempt is known to
/// the ledger before its request goes out. Nothing here waits, and nothing of the prompt or the answer is kept.
/// </summary>
internal sealed class Bookkeeper(
    Ledger ledger, GatewayMetrics metrics, Telemetry telemetry, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, string> _tags = new();

    /// <summary>Opens the record of a call; its id is what clients may ask for. Gives what kept it from that.</summary>
    public Exception? Open(Call call)
    {
        try
        {
            call.Record = ledger.NewCall();
            telemetry.Begin(call);
            return null;
        }
        catch (Exception bug)
        {
            return bug;
        }
    }

    /// <summary>Notes an attempt before its request goes out; false when the ledger has no room for it.</summary>
    public bool TryBegin(Call call, Attempt attempt)
    {
        CallRecord record = call.Record;
        if (call.Part is null && call.Attempts.Count == 0)
        {
            Describe(call, record);
        }

        var start = new AttemptStart
        {
            Target = attempt.Upstream.Target.Name,
            Provider = attempt.Upstream.Target.Provider,
            KeyIndex = Math.Max(0, attempt.Key),
            AtMs = Elapsed(call, time.GetTimestamp()),
            Reserved = call.Reserved,
            Place = call.Part?.Place ?? "",
        };
        bool begun;
        AttemptRecord? noted;
        if (call.Part is null)
        {
            begun = ledger.TryBegin(record, start, out noted);
        }
        else
        {
            // The calls of a strategy share the record, and some are made at the same time.
            lock (record)
            {
                begun = ledger.TryBegin(record, start, out noted);
            }
        }

        attempt.Record = noted;
        if (begun)
        {
            telemetry.Begin(call, attempt);
        }

        return begun;
    }

    /// <summary>Notes how an attempt ended.</summary>
    public void End(Call call, Attempt attempt)
    {
        if (attempt.Record is not { } noted)
        {
            return;
        }

        ledger.End(noted, new AttemptEnd
        {
            AtMs = Elapsed(call, attempt.Ended),
            Outcome = attempt.Outcome,
            HttpStatus = attempt.Status,
            Tokens = attempt.Usage is { } usage ? TokenCounts.Of(usage) : default,
            Quality = attempt.Quality,
            Cost = attempt.Cost ?? Usd.Zero,
            PriceKnown = attempt.Cost is not null,
        });
        metrics.Count(attempt, time);
        telemetry.End(call, attempt);
    }

    /// <summary>Hands the finished call over to be written.</summary>
    public void Close(Call call)
    {
        CallRecord record = call.Record;
        try
        {
            Tell(call, record);
        }
        finally
        {
            // What is not told of it is lost; what it spent is not.
            ledger.Record(record);
        }
    }

    /// <summary>Notes what is known of a call before any of its attempts.</summary>
    public void Describe(Call call) => Describe(call, call.Record);

    private void Tell(Call call, CallRecord record)
    {
        if (call.Attempts.Count == 0)
        {
            Describe(call, record);
        }

        long now = time.GetTimestamp();
        TimeSpan total = time.GetElapsedTime(call.Started, now);
        record.Status = call.ClientLeft && !call.HasBegun ? 0 : call.Http.Response.StatusCode;
        record.Outcome = Outcome(call);
        record.CacheHit = call.CacheHit;
        record.Steps = call.Steps is { } steps ? StepJson.Write(steps) : null;
        record.Reason = call.Decision?.Reason ?? "";
        record.OverheadMicroseconds = (long)(total - call.Upstream(time)).TotalMicroseconds;
        record.FirstTokenMs = call.Winner is { FirstCame: not 0 } first ? Elapsed(call, first.FirstCame) : null;
        record.TotalMs = Elapsed(call, now);
        record.Finish = call.Winner?.Scanner?.Finish ?? "";
        metrics.Count(call, record);
        telemetry.End(call, record);
    }

    private void Describe(Call call, CallRecord record)
    {
        Key? key = call.KnownKey;
        record.KeyId = key?.Id ?? Key.KeylessId;
        record.Tags = key is null || key.Tags.Count == 0
            ? ""
            : _tags.GetOrAdd(key.Id, static (_, tags) => string.Join(',', tags), key.Tags);
        record.Route = call.Route?.Route.Name ?? "";
        record.RequestedModel = call.Model;
        record.ClientFormat = Formats.Name(call.Protocol.Wire);
        record.Stream = call.Stream;
        record.Reason = call.Decision?.Reason ?? "";
        record.Dropped = call.Decision is null or { IsPlain: true, Dropped.Count: 0 } ? null : Dropped(call.Decision);
    }

    private static string? Dropped(Decision decision)
    {
        string all = string.Join(", ", decision.AllDropped.Take(50).Select(one => one.ToString()));
        return all.Length == 0 ? null : all;
    }

    private static CallOutcome Outcome(Call call)
    {
        if (call.Winner is { } winner)
        {
            return winner.Outcome switch
            {
                AttemptOutcome.Ok when !call.HasBrokenOff => CallOutcome.Completed,
                AttemptOutcome.ClientLeft when !call.HasBrokenOff => CallOutcome.ClientLeft,
                _ => CallOutcome.Cut,
            };
        }

        return call.CacheHit ? CallOutcome.Completed
            : call.ClientLeft ? CallOutcome.ClientLeft
            : call.Attempts is [.., { Outcome: AttemptOutcome.Waiting }] ? CallOutcome.Waiting
            : call.Attempts.Count > 0 || call.HasFault ? CallOutcome.Failed
            : CallOutcome.Refused;
    }

    private int Elapsed(Call call, long at) =>
        (int)Math.Clamp(time.GetElapsedTime(call.Started, at).TotalMilliseconds, 0, int.MaxValue);
}
