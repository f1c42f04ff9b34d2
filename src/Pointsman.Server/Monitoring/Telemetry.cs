using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;

namespace Pointsman.Server;

/// <summary>
/// Tells OpenTelemetry of calls and attempts: a span for each call, one below it for each attempt, and metrics. While
/// nobody listens it costs a look at a field. No text of a prompt or an answer is ever in it.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "Pointsman";

    private readonly ActivitySource _source = new(Name, StatusEndpoint.Version);
    private readonly Meter _meter = new(Name, StatusEndpoint.Version);
    private readonly CallInstruments _instruments;
    private readonly TimeProvider _time;

    public Telemetry(TimeProvider time)
    {
        _time = time;
        _instruments = new CallInstruments(_meter, time);
    }

    /// <summary>Adds what is read when metrics are collected: what is under way, the ledger, the targets.</summary>
    public void Observe(GatewayParts parts) => GatewayGauges.Add(_meter, parts);

    /// <summary>A call begins; the trace of the client goes on, where it sent one.</summary>
    public void Begin(Call call)
    {
        if (!_source.HasListeners())
        {
            return;
        }

        IHeaderDictionary headers = call.Http.Request.Headers;
        ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out ActivityContext parent);
        call.Span = Start(ActivityKind.Server, parent, GenAi.Word(call.Protocol));
    }

    /// <summary>An attempt begins.</summary>
    public void Begin(Call call, Attempt attempt)
    {
        if (call.Span is not { } above)
        {
            return;
        }

        Upstream upstream = attempt.Upstream;
        bool inside = upstream.Link.Settings.Protocol == ProviderProtocol.Simulated;
        attempt.Span = Start(
            inside ? ActivityKind.Internal : ActivityKind.Client,
            above.Context,
            $"{GenAi.Word(call.Protocol)} {upstream.Target.Model}");
    }

    /// <summary>An attempt has ended.</summary>
    public void End(Call call, Attempt attempt)
    {
        _instruments.Count(call, attempt);
        if (attempt.Span is { } span)
        {
            SpanTags.Describe(span, call, attempt);
            Stop(span);
        }
    }

    /// <summary>A call has ended.</summary>
    public void End(Call call, CallRecord record)
    {
        _instruments.Count(call, record);
        if (call.Span is { } span)
        {
            SpanTags.Describe(span, call, record);
            Stop(span);
        }
    }

    /// <summary>Makes a request to an upstream a part of the trace, in place of what the client sent.</summary>
    public static void Carry(Activity span, HttpRequestMessage request)
    {
        request.Headers.Remove("traceparent");
        request.Headers.Remove("tracestate");
        request.Headers.TryAddWithoutValidation("traceparent", span.Id);
        if (!string.IsNullOrEmpty(span.TraceStateString))
        {
            request.Headers.TryAddWithoutValidation("tracestate", span.TraceStateString);
        }
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    // Spans hang together by what they are told. The one that the thread carries is left as it was: attempts may end
    // elsewhere than they began, and a client without a trace must begin one of its own.
    private Activity? Start(ActivityKind kind, ActivityContext parent, string name)
    {
        Activity? carried = Activity.Current;
        Activity.Current = null;
        Activity? span = _source.StartActivity(kind, parent, startTime: _time.GetUtcNow(), name: name);
        Activity.Current = carried;
        return span;
    }

    private void Stop(Activity span)
    {
        Activity? carried = Activity.Current;
        span.SetEndTime(_time.GetUtcNow().UtcDateTime);
        span.Stop();
        Activity.Current = carried;
    }
}
