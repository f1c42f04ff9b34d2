using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class LimitTests : IDisposable
{
    private const string Long = "Please explain how sailing boats move against the wind and why keels matter.";
    private readonly Sim _sim = new();

    public void Dispose() => _sim.Dispose();

    [Theory]
    [InlineData("max_tokens")]
    [InlineData("max_completion_tokens")]
    public async Task An_answer_ends_at_the_limit_of_tokens(string field)
    {
        JsonObject body = Sim.Body(Long);
        body[field] = 5;
        JsonNode answer = await _sim.AskAsync(body);
        Assert.Equal("length", answer["choices"]![0]!["finish_reason"]!.GetValue<string>());
        Assert.Equal(5, answer["usage"]!["completion_tokens"]!.GetValue<int>());
        Assert.StartsWith(
            answer["choices"]![0]!["message"]!["content"]!.GetValue<string>(), await _sim.SayAsync(Long));
    }

    [Fact]
    public async Task Reasoning_counts_towards_the_limit()
    {
        JsonObject body = Sim.Body(Long, "sim/reasoner");
        body["max_tokens"] = 5;
        JsonNode answer = await _sim.AskAsync(body);
        Assert.Equal("", answer["choices"]![0]!["message"]!["content"]!.GetValue<string>());
        Assert.Equal(5, answer["usage"]!["completion_tokens_details"]!["reasoning_tokens"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_answer_ends_before_a_stop_sequence()
    {
        string whole = await _sim.SayAsync(Long);
        string stop = whole[20..24];
        Assert.Equal(
            whole[..whole.IndexOf(stop, StringComparison.Ordinal)],
            await _sim.SayAsync(Long, with: body => body["stop"] = new JsonArray("never said", stop)));
    }

    [Fact]
    public async Task A_prompt_beyond_the_window_is_refused_with_the_protocols_code()
    {
        JsonNode answer = await _sim.AskAsync(Sim.Body(string.Concat(Enumerable.Repeat("word ", 32_001)), "sim/small"));
        Assert.Equal("context_length_exceeded", answer["error"]!["code"]!.GetValue<string>());
        Assert.Contains("32000", answer["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        using Sim small = new(new SimulatedOptions { DelayFactor = 0, MaxBodyBytes = 1_000 });
        using HttpResponseMessage response = await small.SendAsync(Sim.Body(new string('x', 1_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"n":9}""", "n")]
    [InlineData("""{"n":0}""", "n")]
    [InlineData("""{"temperature":2.5}""", "temperature")]
    [InlineData("""{"max_tokens":0}""", "max_tokens")]
    [InlineData("""{"messages":[]}""", "messages")]
    [InlineData("""{"messages":[{"role":"king","content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"messages":[{"role":"user"}]}""", "messages[0].content")]
    [InlineData("""{"stop":["a","b","c","d","e"]}""", "stop")]
    [InlineData("""{"top_logprobs":3}""", "top_logprobs")]
    [InlineData("""{"tool_choice":"required"}""", "tool_choice")]
    [InlineData("""{"response_format":{"type":"poem"}}""", "response_format")]
    [InlineData("""{"reasoning_effort":"high"}""", "reasoning_effort")]
    [InlineData("""{"model":"gpt-4o"}""", "model")]
    public async Task A_field_that_cannot_be_is_named(string fields, string param)
    {
        JsonObject body = Sim.Body("Hello");
        foreach ((string key, JsonNode? value) in JsonNode.Parse(fields)!.AsObject())
        {
            body[key] = value?.DeepClone();
        }

        JsonNode answer = await _sim.AskAsync(body);
        Assert.Equal(param, answer["error"]!["param"]!.GetValue<string>());
        Assert.Equal("invalid_request_error", answer["error"]!["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"model\":\"sim/small\",\"messages\":3}")]
    [InlineData("{\"model\":3}")]
    public async Task A_body_that_is_no_request_is_refused(string body)
    {
        using var invoker = new HttpMessageInvoker(new SimulatedHandler(TimeProvider.System));
        using HttpResponseMessage response = await invoker.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "http://simulated/v1/chat/completions")
            {
                Content = new StringContent(body),
            },
            TestContext.Current.CancellationToken);
        Assert.InRange((int)response.StatusCode, 400, 404);
    }

    [Fact]
    public async Task An_unknown_address_is_refused()
    {
        using HttpResponseMessage response = await _sim.SendAsync(Sim.Body("Hello"), "/v1/images");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
