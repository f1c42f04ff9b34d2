using Pointsman.Server.Tests.Hosting;
using Xunit;

namespace Pointsman.Server.Tests.Monitoring;

/// <summary>What is sent to a collector, by a gateway that runs.</summary>
public sealed class OtlpExportTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Caller = "00f067aa0ba902b7";

    private static Task<RunningGateway> StartAsync(params (string Name, string Value)[] variables)
    {
        var environment = variables.ToDictionary(one => one.Name, one => one.Value);
        return RunningGateway.StartAsync(with: options => options with
        {
            Environment = environment.GetValueOrDefault,
        });
    }

    // The bytes of an id as they stand in protobuf.
    private static string Bytes(string hex) => System.Text.Encoding.Latin1.GetString(Convert.FromHexString(hex));

    [Fact]
    public async Task Spans_of_call_and_attempt_arrive_with_the_names_of_the_conventions()
    {
        await using Collector collector = await Collector.StartAsync();
        string id;
        await using (RunningGateway gateway = await StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_EXPORTER_OTLP_HEADERS", "x-team=a")))
        {
            id = await gateway.CallAsync(traceparent: $"00-{Trace}-{Caller}-01");
        }

        (_, string type, string header, _, _) = collector.Taken.First(one => one.Path == "/v1/traces");
        Assert.Equal(("application/x-protobuf", "a"), (type, header));
        string spans = collector.At("/v1/traces");
        foreach (string text in new[]
        {
            "gen_ai.operation.name", "gen_ai.request.model", "gen_ai.response.model", "gen_ai.provider.name",
            "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.response.finish_reasons",
            "http.response.status_code", "chat sim/small", "chat small", "simulated", "pointsman.cost.usd",
            "service.name", "pointsman", id, Bytes(Trace), Bytes(Caller),
        })
        {
            Assert.Contains(text, spans, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_provider_is_told_of_its_attempt_within_the_trace_of_the_client()
    {
        await using Collector collector = await Collector.StartAsync();
        await using Collector provider = await Collector.StartAsync(status: 400);
        var settings = new GatewaySettings
        {
            Providers = new Dictionary<string, ProviderSettings>
            {
                ["far"] = new() { Name = "far", Protocol = ProviderProtocol.OpenAI, BaseUrl = $"{provider.Url}/v1" },
            },
        };
        await using RunningGateway gateway = await RunningGateway.StartAsync(settings, options => options with
        {
            Environment = name => name == "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT" ? collector.Url : null,
        });
        string sent = $"00-{Trace}-{Caller}-01";
        await gateway.CallAsync(model: "far/one", traceparent: sent);
        string told = Assert.Single(provider.Taken).Trace;
        Assert.StartsWith($"00-{Trace}-", told, StringComparison.Ordinal);
        Assert.NotEqual(sent, told);
    }

    [Fact]
    public async Task Metrics_arrive_with_the_names_of_the_conventions()
    {
        await using Collector collector = await Collector.StartAsync();
        await using (RunningGateway gateway = await StartAsync(
            ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", $"{collector.Url}/own/path")))
        {
            await gateway.CallAsync();
        }

        string metrics = collector.At("/own/path");
        foreach (string name in new[]
        {
            "gen_ai.client.operation.duration", "gen_ai.client.token.usage", "gen_ai.token.type", "pointsman.cost",
            "pointsman.call.duration", "pointsman.call.overhead", "pointsman.requests.in_flight",
            "pointsman.ledger.failing", "pointsman.target.available", "pointsman.texts.waiting",
            "pointsman.texts.dropped",
        })
        {
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        }

        Assert.Equal("", collector.At("/v1/traces"));
    }

    [Fact]
    public async Task No_word_of_a_prompt_or_an_answer_and_no_key_is_sent()
    {
        await using Collector collector = await Collector.StartAsync();
        string key;
        await using (RunningGateway gateway = await StartAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url)))
        {
            key = await gateway.CreateKeyAsync();
            await gateway.CallAsync(key);
        }

        string all = string.Concat(collector.Taken.Select(one => one.Body));
        Assert.Contains("chat sim/small", all, StringComparison.Ordinal);
        Assert.DoesNotContain("xyzzy", all, StringComparison.Ordinal);
        Assert.DoesNotContain(key, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_refused_says_why()
    {
        await using Collector collector = await Collector.StartAsync();
        await using (RunningGateway gateway = await StartAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url)))
        {
            await gateway.CallAsync(model: "nowhere/nothing");
        }

        string spans = collector.At("/v1/traces");
        Assert.Contains("error.type", spans, StringComparison.Ordinal);
        Assert.Contains("404", spans, StringComparison.Ordinal);
        Assert.DoesNotContain("chat nowhere/nothing", spans, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_that_the_client_does_not_record_is_not_sent()
    {
        await using Collector collector = await Collector.StartAsync();
        await using (RunningGateway gateway = await StartAsync(
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", $"{collector.Url}/v1/traces")))
        {
            await gateway.CallAsync(traceparent: $"00-{Trace}-{Caller}-00");
        }

        Assert.DoesNotContain(Bytes(Trace), collector.At("/v1/traces"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_succeeds_while_no_collector_takes_anything_and_what_is_lost_is_counted()
    {
        await using Collector collector = await Collector.StartAsync(status: 400);
        await using RunningGateway gateway = await StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_BSP_MAX_QUEUE_SIZE", "1"),
            ("OTEL_BSP_SCHEDULE_DELAY", "1"));
        await gateway.CallAsync();
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string metrics;
        do
        {
            metrics = await gateway.Client.GetStringAsync("/metrics", cancel);
        }
        while (metrics.Contains("pointsman_spans_total{result=\"failed\"} 0", StringComparison.Ordinal));

        Assert.Contains("pointsman_spans_total{result=\"exported\"} 0", metrics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("OTEL_SERVICE_NAME", "a")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", " ")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9", "OTEL_SDK_DISABLED", "true")]
    [InlineData(
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://127.0.0.1:9", "OTEL_TRACES_EXPORTER", "none")]
    public async Task Nothing_is_started_unless_the_environment_asks_for_it(params string[] variables)
    {
        var environment = variables.Chunk(2).ToDictionary(one => one[0], one => one[1]);
        Assert.Null(OtlpExport.Start(environment.GetValueOrDefault));
        await using RunningGateway gateway = await StartAsync([.. environment.Select(one => (one.Key, one.Value))]);
        await gateway.CallAsync();
        string metrics = await gateway.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("pointsman_spans_total", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_variable_that_cannot_be_understood_is_told()
    {
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4318",
            ["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = "collector",
            ["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"] = "http/json",
            ["OTEL_BSP_MAX_QUEUE_SIZE"] = "0",
        };
        FaultsException refused = Assert.Throws<FaultsException>(
            () => OtlpExport.Start(environment.GetValueOrDefault));
        Assert.Equal(
            [
                "OTEL_BSP_MAX_QUEUE_SIZE: found '0'; write a whole number from 1 on",
                "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: found 'collector'; write an address: http://127.0.0.1:4318",
                "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: found 'http/json'; write grpc or http/protobuf",
            ],
            refused.Faults.Select(fault => fault.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:4317", null, true)]
    [InlineData("http://127.0.0.1:4318", null, false)]
    [InlineData("http://127.0.0.1:4317", "http/protobuf", false)]
    [InlineData("https://collector.example", "grpc", true)]
    public void The_protocol_is_the_one_that_was_told_or_that_the_port_is_known_for(
        string endpoint, string? protocol, bool grpc)
    {
        var variables = new OtlpVariables(name => name switch
        {
            "OTEL_EXPORTER_OTLP_ENDPOINT" => endpoint,
            "OTEL_EXPORTER_OTLP_PROTOCOL" => protocol,
            _ => null,
        });
        Assert.Equal(grpc, variables.Options("TRACES").Protocol == OpenTelemetry.Exporter.OtlpExportProtocol.Grpc);
        Assert.Empty(variables.Faults);
    }
}
