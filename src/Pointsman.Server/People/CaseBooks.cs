using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Brings answers into the ledger for which nobody was waiting any more: their call was recorded before anybody knew
/// what they would cost. Each becomes a call of its own, of the same key and route, under an id that was set aside with
/// the answer; the ledger knows an id once, however often it is written.
/// </summary>
/// <param name="ledger">Where it is booked.</param>
/// <param name="find">Finds a call of the ledger.</param>
/// <param name="admission">Where it counts against the limits of the key.</param>
internal sealed class CaseBooks(
    Ledger ledger, Func<DecisionId, CancellationToken, Task<RecordedCall?>> find, Admission admission)
{
    /// <summary>What the ledger calls the protocol of such a call.</summary>
    public const string Format = "case";

    /// <summary>An id for what an answer will have cost.</summary>
    public DecisionId SetAside() => ledger.SetAside();

    /// <summary>Books what an answer cost; false when the ledger has no room for it now.</summary>
    public bool Book(PersonCase answered, DateTimeOffset now)
    {
        Usd cost = answered.Cost ?? Usd.Zero;
        CallRecord record = ledger.LaterCall(answered.Booking!.Value, answered.Ended ?? now);
        record.KeyId = answered.KeyId;
        record.Tags = answered.Tags;
        record.Route = answered.Route;
        record.RequestedModel = answered.Route;
        record.ClientFormat = Format;
        record.Reason = $"{answered.Id} of {answered.Call} was answered later";
        record.Status = 200;
        record.Outcome = CallOutcome.Completed;
        var start = new AttemptStart
        {
            Target = PersonQueue.TargetOf(answered.Queue), Provider = RoutingTarget.People, Place = answered.Place,
            Reserved = cost,
        };
        if (!ledger.TryBegin(record, start, out AttemptRecord? attempt))
        {
            return false;
        }

        ledger.End(attempt, new AttemptEnd
        {
            Outcome = AttemptOutcome.Ok, HttpStatus = 200, Quality = UsageQuality.Exact, Cost = cost,
            PriceKnown = true,
        });
        ledger.Record(record);
        admission.Book(answered.KeyId, cost, now);
        return true;
    }

    /// <summary>
    /// Whether the ledger of a start has what an answer cost: as a call of its own, or as an attempt of the call that
    /// waited for it.
    /// </summary>
    public async Task<bool> HasAsync(PersonCase answered, CancellationToken cancel)
    {
        if (answered.Booking is { } booking && await find(booking, cancel) is not null)
        {
            return true;
        }

        // Of a call whose process was killed nobody knows the places any more.
        string target = PersonQueue.TargetOf(answered.Queue);
        return DecisionId.TryParse(answered.Call, out DecisionId id)
            && await find(id, cancel) is { } call
            && call.Attempts.Any(one =>
                one.Outcome == AttemptOutcome.Ok && one.Target == target && one.Cost == answered.Cost
                && (one.Place.Length == 0 || one.Place == answered.Place));
    }
}
