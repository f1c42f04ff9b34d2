using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

/// <summary>The simulated provider, asked as the gateway asks it, without delay.</summary>
internal sealed class Sim : IDisposable
{
    private readonly HttpMessageInvoker _invoker;

    public Sim(SimulatedOptions? options = null, TimeProvider? time = null) => _invoker = new HttpMessageInvoker(
        new SimulatedHandler(time ?? TimeProvider.System, options ?? new SimulatedOptions { DelayFactor = 0 }));

    public static JsonObject Body(string prompt, string model = "sim/large") => new()
    {
        ["model"] = model,
        ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = prompt }),
    };

    public void Dispose() => _invoker.Dispose();

    /// <summary>Sends a request and hands out the answer as it comes, status and headers first.</summary>
    public Task<HttpResponseMessage> SendAsync(
        JsonNode body, string path = "/v1/chat/completions", string? fault = null, CancellationToken? stop = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"http://simulated{path}")
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (fault is not null)
        {
            request.Headers.Add("x-sim-fault", fault);
        }

        return _invoker.SendAsync(request, stop ?? TestContext.Current.CancellationToken);
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using HttpResponseMessage response = await _invoker.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, $"http://simulated{path}"), TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    public async Task<JsonNode> AskAsync(JsonNode body, string path = "/v1/chat/completions")
    {
        using HttpResponseMessage response = await SendAsync(body, path);
        return await ReadAsync(response);
    }

    /// <summary>The text that a model says to a prompt.</summary>
    public async Task<string> SayAsync(string prompt, string model = "sim/large", Action<JsonObject>? with = null)
    {
        JsonObject body = Body(prompt, model);
        with?.Invoke(body);
        JsonNode answer = await AskAsync(body);
        return answer["choices"]?[0]?["message"]?["content"]?.GetValue<string>()
            ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    /// <summary>The events of a stream, without the end mark.</summary>
    public async Task<List<JsonNode>> StreamAsync(JsonObject body)
    {
        body["stream"] = true;
        using HttpResponseMessage response = await SendAsync(body);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string[] events = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("data: [DONE]", events[^1]);
        return [.. events[..^1].Select(one => JsonNode.Parse(one["data: ".Length..])!)];
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
}
