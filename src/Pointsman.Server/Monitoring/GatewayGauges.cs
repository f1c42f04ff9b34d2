using System.Diagnostics.Metrics;

namespace Pointsman.Server;

/// <summary>What is read when metrics are collected, and costs nothing before.</summary>
internal static class GatewayGauges
{
    public static void Add(Meter meter, GatewayParts parts)
    {
        meter.CreateObservableUpDownCounter(
            "pointsman.requests.in_flight", () => parts.Gatekeeper.InFlight, "{request}", "Requests under way");
        meter.CreateObservableCounter(
            "pointsman.internal_errors", () => parts.InternalErrors.Count, "{error}", "Errors of the gateway itself");
        meter.CreateObservableUpDownCounter(
            "pointsman.streams.open", () => parts.Gatekeeper.Streams, "{stream}", "Streams under way");
        meter.CreateObservableGauge(
            "pointsman.ledger.waiting_calls", () => parts.Ledger.Health.WaitingCalls, "{call}",
            "Finished calls that are not written yet");
        meter.CreateObservableGauge(
            "pointsman.ledger.failing", () => parts.Ledger.Health.IsWriting ? 0 : 1, "1",
            "1 while the ledger cannot be written");
        meter.CreateObservableUpDownCounter(
            "pointsman.texts.waiting", () => parts.Texts.Waiting, "{call}", "Texts that are not stored yet");
        meter.CreateObservableCounter(
            "pointsman.texts.dropped", () => parts.Texts.Dropped, "{call}", "Texts that were not stored");
        meter.CreateObservableGauge(
            "pointsman.target.available", () => Targets(parts), "1", "1 while requests may go to the target");
        CaseGauges.Add(meter, parts);
    }

    private static IEnumerable<Measurement<int>> Targets(GatewayParts parts)
    {
        long now = parts.Clock.Milliseconds;
        foreach (Upstream upstream in parts.Snapshots.Current.Upstreams)
        {
            bool open = upstream.Health.Standing(now).Availability == TargetAvailability.Open;
            yield return new Measurement<int>(
                open ? 1 : 0, KeyValuePair.Create<string, object?>("pointsman.target", upstream.Target.Name));
        }
    }
}
