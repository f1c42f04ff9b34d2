using System.Globalization;
using System.Text;

namespace Pointsman.Server;

/// <summary>The metrics in the text format that Prometheus scrapes.</summary>
internal static class PrometheusText
{
    public static string Write(GatewayMetrics metrics, GatewayParts parts)
    {
        var text = new StringBuilder(8192);
        Calls(text, metrics);
        Attempts(text, metrics);
        Single(text, "pointsman_internal_errors_total", "counter", "Errors of the gateway itself",
            parts.InternalErrors.Count);
        Gauge(text, "pointsman_requests_in_flight", "Requests under way", parts.Gatekeeper.InFlight);
        Gauge(text, "pointsman_streams_open", "Streams under way", parts.Gatekeeper.Streams);
        LedgerHealth ledger = parts.Ledger.Health;
        Gauge(text, "pointsman_ledger_waiting_calls", "Finished calls that are not written yet", ledger.WaitingCalls);
        Gauge(text, "pointsman_ledger_free_slots", "Attempts that may still begin", ledger.FreeSlots);
        Gauge(text, "pointsman_ledger_failing", "1 while the ledger cannot be written", ledger.Problem is null ? 0 : 1);
        Gauge(text, "pointsman_reservations_expired", "Reservations that nobody settled", parts.Admission.Expired);
        Gauge(text, "pointsman_texts_waiting", "Texts that are not stored yet", parts.Texts.Waiting);
        Single(text, "pointsman_texts_dropped_total", "counter", "Texts that were not stored", parts.Texts.Dropped);
        Targets(text, parts);
        CaseGauges.Append(text, parts);
        CheckText.Append(text, parts.Memory.Checks.Snapshot());
        Spans(text, parts.Export);
        ProcessText.Append(text);
        return text.ToString();
    }

    private static void Calls(StringBuilder text, GatewayMetrics metrics)
    {
        Head(text, "pointsman_calls_total", "counter", "Calls by route and outcome");
        foreach ((string route, RouteMeter meter) in metrics.Routes)
        {
            foreach (CallOutcome outcome in Enum.GetValues<CallOutcome>())
            {
                if (meter.Count(outcome) is > 0 and long count)
                {
                    string label = $"route=\"{Label(route)}\",outcome=\"{outcome.Word()}\"";
                    Line(text, "pointsman_calls_total", label, count);
                }
            }
        }

        Histograms(text, "pointsman_call_seconds", "How long calls took",
            metrics.Routes.Select(one => ($"route=\"{Label(one.Key)}\"", one.Value.Total)));
        Histograms(text, "pointsman_overhead_seconds", "How long the gateway itself took",
            metrics.Routes.Select(one => ($"route=\"{Label(one.Key)}\"", one.Value.Overhead)));
    }

    private static void Attempts(StringBuilder text, GatewayMetrics metrics)
    {
        Head(text, "pointsman_attempts_total", "counter", "Attempts by target and outcome");
        foreach ((string target, TargetMeter meter) in metrics.Targets)
        {
            foreach (AttemptOutcome outcome in Enum.GetValues<AttemptOutcome>())
            {
                if (meter.Count(outcome) is > 0 and long count)
                {
                    string word = outcome == AttemptOutcome.Status ? "status" : outcome.Word(0);
                    Line(text, "pointsman_attempts_total", $"target=\"{Label(target)}\",outcome=\"{word}\"", count);
                }
            }
        }

        Head(text, "pointsman_tokens_total", "counter",
            "Tokens by target and kind; cached is a part of input, reasoning of output");
        foreach ((string target, TargetMeter meter) in metrics.Targets)
        {
            string label = $"target=\"{Label(target)}\"";
            Line(text, "pointsman_tokens_total", label + ",kind=\"input\"", meter.Input);
            Line(text, "pointsman_tokens_total", label + ",kind=\"cached\"", meter.Cached);
            Line(text, "pointsman_tokens_total", label + ",kind=\"output\"", meter.Output);
            Line(text, "pointsman_tokens_total", label + ",kind=\"reasoning\"", meter.Reasoning);
        }

        Head(text, "pointsman_cost_usd_total", "counter", "Cost by target, in US dollars");
        foreach ((string target, TargetMeter meter) in metrics.Targets)
        {
            Line(text, "pointsman_cost_usd_total", $"target=\"{Label(target)}\"", meter.Dollars);
        }

        Histograms(text, "pointsman_first_token_seconds", "How long targets took to the first part of their answer",
            metrics.Targets.Select(one => ($"target=\"{Label(one.Key)}\"", one.Value.FirstToken)));
    }

    private static void Targets(StringBuilder text, GatewayParts parts)
    {
        Head(text, "pointsman_target_available", "gauge", "1 while requests may go to the target");
        long now = parts.Clock.Milliseconds;
        foreach (Upstream upstream in parts.Snapshots.Current.Upstreams)
        {
            bool open = upstream.Health.Standing(now).Availability == TargetAvailability.Open;
            Line(text, "pointsman_target_available", $"target=\"{Label(upstream.Target.Name)}\"", open ? 1 : 0);
        }
    }

    private static void Spans(StringBuilder text, OtlpExport? export)
    {
        if (export is null)
        {
            return;
        }

        Head(text, "pointsman_spans_total", "counter", "Spans on their way to the collector, by what became of them");
        Line(text, "pointsman_spans_total", "result=\"exported\"", export.Spans.Exported);
        Line(text, "pointsman_spans_total", "result=\"failed\"", export.Spans.Failed);
        Line(text, "pointsman_spans_total", "result=\"dropped\"", export.Spans.Dropped);
    }

    private static void Histograms(
        StringBuilder text, string name, string help, IEnumerable<(string Label, Histogram Values)> all)
    {
        Head(text, name, "histogram", help);
        foreach ((string label, Histogram values) in all)
        {
            long count = 0;
            for (int i = 0; i < values.Bounds.Length; i++)
            {
                count += values.Count(i);
                string bound = values.Bounds[i].ToString(CultureInfo.InvariantCulture);
                Line(text, name + "_bucket", $"{label},le=\"{bound}\"", count);
            }

            count += values.Count(values.Bounds.Length);
            Line(text, name + "_bucket", $"{label},le=\"+Inf\"", count);
            Line(text, name + "_sum", label, values.Sum);
            Line(text, name + "_count", label, count);
        }
    }

    private static void Gauge(StringBuilder text, string name, string help, double value) =>
        Single(text, name, "gauge", help, value);

    private static void Single(StringBuilder text, string name, string kind, string help, double value)
    {
        Head(text, name, kind, help);
        text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
    }

    public static void Head(StringBuilder text, string name, string kind, string help) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}.\n# TYPE {name} {kind}\n");

    public static void Line(StringBuilder text, string name, string label, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{name}{{{label}}} {value}\n");

    public static string Label(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
