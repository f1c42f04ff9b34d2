using System.Globalization;
using System.Text;

namespace Pointsman.Server;

/// <summary>
/// What the process itself uses, in the text format that Prometheus scrapes; where a name is customary for every kind
/// of program, it has that one.
/// </summary>
internal static class ProcessText
{
    public static void Append(StringBuilder text)
    {
        double seconds = Environment.CpuUsage.TotalTime.TotalSeconds;
        PrometheusText.Head(text, "process_cpu_seconds_total", "counter", "Processor time of the process, in seconds");
        text.Append(CultureInfo.InvariantCulture, $"process_cpu_seconds_total {seconds}\n");
        PrometheusText.Head(
            text, "process_resident_memory_bytes", "gauge", "Memory of the process that is in use, in bytes");
        text.Append(CultureInfo.InvariantCulture, $"process_resident_memory_bytes {Environment.WorkingSet}\n");
        PrometheusText.Head(
            text, "pointsman_gc_collections_total", "counter", "Garbage collections of a generation or an older one");
        for (int generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"pointsman_gc_collections_total{{generation=\"{generation}\"}} {GC.CollectionCount(generation)}\n");
        }

        PrometheusText.Head(
            text, "pointsman_gc_pause_seconds_total", "counter", "How long garbage collections held everything up");
        text.Append(CultureInfo.InvariantCulture,
            $"pointsman_gc_pause_seconds_total {GC.GetTotalPauseDuration().TotalSeconds}\n");
    }
}
