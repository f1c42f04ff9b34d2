using System.Diagnostics;
using OpenTelemetry.Exporter;
using Xunit;

namespace Pointsman.Server.Tests.Monitoring;

public sealed class SpanQueueTests
{
    [Fact]
    public void A_span_for_which_there_is_no_room_is_dropped_and_counted()
    {
        var counts = new SpanCounts();
        var options = new OtlpExporterOptions
        {
            Endpoint = new Uri("http://127.0.0.1:9/v1/traces"), Protocol = OtlpExportProtocol.HttpProtobuf,
        };

        // Nothing is sent before an hour has passed, or so many are there.
        const int Hour = 3_600_000;
        using var queue = new SpanQueue(new SpanExporter(options, counts, mostWaiting: 3), counts, Hour, Hour, 3);
        for (int i = 0; i < 2; i++)
        {
            queue.OnEnd(Ended());
        }

        Assert.Equal(0, counts.Dropped);
        var full = new SpanExporter(options, counts, mostWaiting: 1);
        using var small = new SpanQueue(full, counts, Hour, Hour, 1);
        Assert.True(full.TryEnter());
        small.OnEnd(Ended());
        small.OnEnd(Ended());
        Assert.Equal(2, counts.Dropped);
    }

    private static Activity Ended()
    {
        var span = new Activity("a") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        span.SetIdFormat(ActivityIdFormat.W3C).Start();
        span.Stop();
        return span;
    }
}
