using System.Diagnostics;
using OpenTelemetry;

namespace Pointsman.Server;

/// <summary>
/// The queue of spans on their way out. It never waits: a span for which there is no room is dropped and counted.
/// </summary>
/// <remarks>The library's own queue drops as well and tells nobody how many, so the bound is held before it.</remarks>
internal sealed class SpanQueue : BatchActivityExportProcessor
{
    private readonly SpanExporter _sender;
    private readonly SpanCounts _counts;

    public SpanQueue(SpanExporter sender, SpanCounts counts, int delayMs, int timeoutMs, int batch)
        : base(sender, sender.MostWaiting, delayMs, timeoutMs, batch)
    {
        _sender = sender;
        _counts = counts;
    }

    /// <inheritdoc />
    protected override void OnExport(Activity data)
    {
        if (_sender.TryEnter())
        {
            base.OnExport(data);
        }
        else
        {
            _counts.AddDropped();
        }
    }
}
