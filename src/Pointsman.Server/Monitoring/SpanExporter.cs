using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace Pointsman.Server;

/// <summary>Sends spans, and counts what became of them.</summary>
internal sealed class SpanExporter(OtlpExporterOptions options, SpanCounts counts, int mostWaiting)
    : OtlpTraceExporter(options)
{
    private long _waiting;

    /// <summary>How many spans may wait.</summary>
    public int MostWaiting => mostWaiting;

    /// <summary>Takes a place in the queue; false when as many wait as may.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _waiting) <= mostWaiting)
        {
            return true;
        }

        Interlocked.Decrement(ref _waiting);
        return false;
    }

    /// <inheritdoc />
    public override ExportResult Export(in Batch<Activity> batch)
    {
        long spans = batch.Count;
        ExportResult result = base.Export(batch);
        Interlocked.Add(ref _waiting, -spans);
        if (result == ExportResult.Success)
        {
            counts.AddExported(spans);
        }
        else
        {
            counts.AddFailed(spans);
        }

        return result;
    }
}
