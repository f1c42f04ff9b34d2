using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Pointsman.Server.Tests.Hosting;

/// <summary>A bug where no stage of the pipeline is there to catch it.</summary>
public sealed class UncaughtErrorTests
{
    private readonly ConcurrentQueue<string> _lines = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/usage?key=7&route=xyzzy", "UsageEndpoint", "GET /api/usage")]
    [InlineData("GET", "/api/status", "StatusEndpoint", "GET /api/status")]
    [InlineData("POST", "/api/keys", "KeyEndpoints", "POST /api/keys")]
    public async Task An_endpoint_that_fails_says_so_in_its_own_form_with_a_code_and_an_id(
        string method, string path, string asker, string place)
    {
        await using RunningGateway gateway = await StartAsync(asker);

        (HttpStatusCode status, JsonElement json) = await gateway.AskAsync(
            HttpMethod.Parse(method), path, method == "POST" ? """{ "name": "xyzzy" }""" : null);

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        JsonElement error = json.GetProperty("error");
        Assert.Equal("internal_error", error.GetProperty("code").GetString());
        string id = error.GetProperty("id").GetString()!;
        Assert.StartsWith("err_", id, StringComparison.Ordinal);
        JsonElement fault = Assert.Single(error.GetProperty("faults").EnumerateArray());
        Assert.Contains(id, fault.GetProperty("fix").GetString());
        AssertTold(id, place);
        Assert.DoesNotContain("the clock is broken", json.GetRawText(), StringComparison.Ordinal);
        await AssertCountedAsync(gateway);
        Assert.Equal(HttpStatusCode.OK, (await gateway.AskAsync(HttpMethod.Get, "/api/keys")).Status);
    }

    [Theory]
    [InlineData("/v1/chat/completions", "openai", "error.code")]
    [InlineData("/v1/responses", "responses", "error.code")]
    [InlineData("/v1/messages", "anthropic", "error.type")]
    [InlineData("/v1beta/models/sim%2Fsmall:generateContent", "gemini", "error.status")]
    public async Task A_call_that_fails_before_it_has_a_record_is_answered_in_the_clients_protocol(
        string path, string format, string code)
    {
        await using RunningGateway gateway = await StartAsync("Bookkeeper.Open");
        using var body = new StringContent("""{"model":"xyzzy"}""", Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await gateway.Client.PostAsync(path, body, Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        JsonElement error = json.RootElement.GetProperty("error");
        Assert.True(error.TryGetProperty(code.Split('.')[1], out _), error.GetRawText());
        string message = error.GetProperty("message").GetString()!;
        string id = message.Split(' ').Single(word => word.StartsWith("err_", StringComparison.Ordinal));
        AssertTold(id, format);
        await AssertCountedAsync(gateway);
        await gateway.CallAsync();
    }

    private Task<RunningGateway> StartAsync(string asker) => RunningGateway.StartAsync(with: options => options with
    {
        Time = new FailingTime(asker), OnInternalError = _lines.Enqueue,
    });

    private void AssertTold(string id, string place)
    {
        string line = Assert.Single(_lines);
        Assert.Contains($"internal error, request {id}, {place}: System.InvalidCastException at ", line);
        Assert.DoesNotContain("xyzzy", line, StringComparison.Ordinal);
        Assert.DoesNotContain("the clock is broken", line, StringComparison.Ordinal);
    }

    private static async Task AssertCountedAsync(RunningGateway gateway) => Assert.Contains(
        "\npointsman_internal_errors_total 1\n", await gateway.Client.GetStringAsync("/metrics", Cancel));
}
