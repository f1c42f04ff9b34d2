using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Brings answers into the ledger for which nobody was waiting any more: their call was recorded before anybody knew
/// what they would cost. Each becomes a call of its own, of the same key and route.
/// </summary>
internal sealed class CaseBooks(Ledger ledger, Admission admission)
{
    /// <summary>What the ledger calls the protocol of such a call.</summary>
    public const string Format = "case";

    public void Book(PersonCase answered, DateTimeOffset now)
    {
        Usd cost = answered.Cost ?? Usd.Zero;
        CallRecord record = ledger.NewCall();
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
        if (ledger.TryBegin(record, start, out AttemptRecord? attempt))
        {
            ledger.End(attempt, new AttemptEnd
            {
                Outcome = AttemptOutcome.Ok, HttpStatus = 200, Quality = UsageQuality.Exact, Cost = cost,
                PriceKnown = true,
            });
        }

        ledger.Record(record);
        admission.Book(answered.KeyId, cost, now);
    }
}
