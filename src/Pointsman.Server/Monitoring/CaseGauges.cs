using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>
/// What waits for people, read from the database when somebody looks. Queues of the configuration are there with 0, so
/// that a rule can be written before the first case comes.
/// </summary>
internal static class CaseGauges
{
    private const string Open = "pointsman_cases_open";
    private const string Oldest = "pointsman_cases_oldest_seconds";

    public static void Append(StringBuilder text, GatewayParts parts)
    {
        IReadOnlyList<(string Queue, long Open, double OldestSeconds)> all = Read(parts);
        PrometheusText.Head(text, Open, "gauge", "Cases that wait for a person or are being answered, by queue");
        foreach ((string queue, long open, _) in all)
        {
            PrometheusText.Line(text, Open, Label(queue), open);
        }

        PrometheusText.Head(text, Oldest, "gauge", "How long the oldest open case has been there, by queue");
        foreach ((string queue, _, double seconds) in all)
        {
            PrometheusText.Line(text, Oldest, Label(queue), seconds);
        }
    }

    public static void Add(Meter meter, GatewayParts parts)
    {
        meter.CreateObservableUpDownCounter(
            "pointsman.cases.open", () => Read(parts).Select(one => Measured(one.Queue, one.Open)), "{case}",
            "Cases that wait for a person or are being answered");
        meter.CreateObservableGauge(
            "pointsman.cases.oldest", () => Read(parts).Select(one => Measured(one.Queue, one.OldestSeconds)), "s",
            "How long the oldest open case has been there");
    }

    private static Measurement<T> Measured<T>(string queue, T value)
        where T : struct =>
        new(value, KeyValuePair.Create<string, object?>("pointsman.queue", queue));

    private static IReadOnlyList<(string Queue, long Open, double OldestSeconds)> Read(GatewayParts parts)
    {
        DateTimeOffset now = parts.Time.GetUtcNow();
        var all = parts.Snapshots.Current.Settings.People.Queues.Keys.ToDictionary(
            queue => queue, queue => (Queue: queue, Open: 0L, OldestSeconds: 0.0), StringComparer.Ordinal);
        try
        {
            foreach ((string queue, long open, long came) in parts.Cases.Open(now))
            {
                all[queue] = (queue, open, Math.Max(0, now.ToUnixTimeMilliseconds() - came) / 1000.0);
            }
        }
        catch (SqliteException)
        {
            // Observing fails nobody; that the database is in trouble, the ledger's own figures say.
            return [];
        }

        return [.. all.Values.OrderBy(one => one.Queue, StringComparer.Ordinal)];
    }

    private static string Label(string queue) => $"queue=\"{PrometheusText.Label(queue)}\"";
}
