using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Pointsman.Server;

/// <summary>Sends traces and metrics to a collector, when the standard variables say where one is.</summary>
internal sealed class OtlpExport : IDisposable
{
    /// <summary>How many spans wait at most: 2,048 unless OTEL_BSP_MAX_QUEUE_SIZE says otherwise.</summary>
    public const int UsualQueue = 2_048;

    private const int UsualBatch = 512;
    private const int UsualDelayMs = 5_000;
    private const int UsualTimeoutMs = 30_000;
    private const int UsualIntervalMs = 60_000;

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private OtlpExport(OtlpVariables variables)
    {
        ResourceBuilder resource = ResourceBuilder.CreateEmpty()
            .AddService("pointsman", serviceVersion: StatusEndpoint.Version)
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector();
        _traces = variables.Wants("TRACES") ? Traces(variables, resource) : null;
        _metrics = variables.Wants("METRICS") ? Metrics(variables, resource) : null;
    }

    /// <summary>What became of spans.</summary>
    public SpanCounts Spans { get; } = new();

    /// <summary>Starts to send; null when nothing is asked for, and then nothing of it is loaded.</summary>
    /// <exception cref="FaultsException">A variable cannot be understood.</exception>
    public static OtlpExport? Start(Func<string, string?> environment)
    {
        var variables = new OtlpVariables(environment);
        if (!variables.Wants("TRACES") && !variables.Wants("METRICS"))
        {
            return null;
        }

        var export = new OtlpExport(variables);
        if (variables.Faults.Count > 0)
        {
            export.Dispose();
            throw new FaultsException(variables.Faults);
        }

        return export;
    }

    /// <summary>Sends what waits, for a few seconds at most, and stops.</summary>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private TracerProvider Traces(OtlpVariables variables, ResourceBuilder resource)
    {
        int most = variables.Number("OTEL_BSP_MAX_QUEUE_SIZE", UsualQueue);
        int batch = Math.Min(most, variables.Number("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", UsualBatch));
        var exporter = new SpanExporter(variables.Options("TRACES"), Spans, most);
        return Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Telemetry.Name)
            .AddProcessor(new SpanQueue(
                exporter, Spans, variables.Number("OTEL_BSP_SCHEDULE_DELAY", UsualDelayMs),
                variables.Number("OTEL_BSP_EXPORT_TIMEOUT", UsualTimeoutMs), batch))
            .Build();
    }

    private static MeterProvider Metrics(OtlpVariables variables, ResourceBuilder resource) =>
        Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Telemetry.Name)
            .AddReader(new PeriodicExportingMetricReader(
                new OtlpMetricExporter(variables.Options("METRICS")),
                variables.Number("OTEL_METRIC_EXPORT_INTERVAL", UsualIntervalMs),
                variables.Number("OTEL_METRIC_EXPORT_TIMEOUT", UsualTimeoutMs))
            {
                TemporalityPreference = variables.Temporality(),
            })
            .Build();
}
