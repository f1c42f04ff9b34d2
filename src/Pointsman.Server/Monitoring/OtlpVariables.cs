using System.Globalization;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Pointsman.Server;

/// <summary>
/// The standard variables of OpenTelemetry. Those of a signal go before those of all signals; what cannot be
/// understood is a fault, so that nobody looks in vain for telemetry that never leaves.
/// </summary>
internal sealed class OtlpVariables(Func<string, string?> environment)
{
    private const string Start = "OTEL_EXPORTER_OTLP_";

    /// <summary>What is wrong with those that were read.</summary>
    public List<Fault> Faults { get; } = [];

    /// <summary>
    /// Whether a signal is to be sent: an endpoint is set, and neither OTEL_SDK_DISABLED nor the signal's own variable
    /// says otherwise.
    /// </summary>
    public bool Wants(string signal) =>
        Of(signal, "ENDPOINT") is not null
        && !string.Equals(Text("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(Text($"OTEL_{signal}_EXPORTER"), "none", StringComparison.OrdinalIgnoreCase);

    /// <summary>How a signal is sent.</summary>
    public OtlpExporterOptions Options(string signal)
    {
        var options = new OtlpExporterOptions();
        string own = Start + signal + "_ENDPOINT";
        string name = Text(own) is null ? Start + "ENDPOINT" : own;
        if (!Uri.TryCreate(Text(name), UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            Faults.Add(new Fault(name, $"found '{Text(name)}'", "write an address: http://127.0.0.1:4318"));
            return options;
        }

        bool grpc = IsGrpc(signal, address);
        options.Protocol = grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;

        // The address of all signals is where the paths of the signals begin; a signal's own is taken as it is.
        options.Endpoint = grpc || name == own
            ? address
            : new Uri($"{address.AbsoluteUri.TrimEnd('/')}/v1/{signal.ToLowerInvariant()}");
        options.Headers = Of(signal, "HEADERS");
        options.TimeoutMilliseconds = Milliseconds(
            Of(signal, "TIMEOUT"), Start + "TIMEOUT", options.TimeoutMilliseconds);
        options.Compression = Of(signal, "COMPRESSION") == "gzip"
            ? OtlpExportCompression.GZip : OtlpExportCompression.None;
        return options;
    }

    /// <summary>A number of a variable, or what holds without it.</summary>
    public int Number(string name, int otherwise) => Milliseconds(Text(name), name, otherwise);

    /// <summary>Whether sums are sent as they grow, or as they grew since the last time.</summary>
    public MetricReaderTemporalityPreference Temporality() =>
        string.Equals(Text(Start + "METRICS_TEMPORALITY_PREFERENCE"), "delta", StringComparison.OrdinalIgnoreCase)
            ? MetricReaderTemporalityPreference.Delta
            : MetricReaderTemporalityPreference.Cumulative;

    // Collectors listen on 4317 for gRPC; everywhere else the protocol that the standard recommends is spoken.
    private bool IsGrpc(string signal, Uri address)
    {
        string own = $"{Start}{signal}_PROTOCOL";
        string? protocol = Of(signal, "PROTOCOL");
        if (protocol is not (null or "grpc" or "http/protobuf"))
        {
            string name = Text(own) is null ? Start + "PROTOCOL" : own;
            Faults.Add(new Fault(name, $"found '{protocol}'", "write grpc or http/protobuf"));
        }

        return protocol is null ? address.Port == 4317 : protocol == "grpc";
    }

    private string? Of(string signal, string name) => Text($"{Start}{signal}_{name}") ?? Text(Start + name);

    private string? Text(string name) => environment(name)?.Trim() is { Length: > 0 } text ? text : null;

    private int Milliseconds(string? text, string name, int otherwise)
    {
        if (text is null)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1)
        {
            return number;
        }

        Faults.Add(new Fault(name, $"found '{text}'", "write a whole number from 1 on"));
        return otherwise;
    }
}
