using System.Text;
using System.Text.Json;

namespace Pointsman.Faults.Tests;

/// <summary>A request of a test, in the protocol that it names.</summary>
internal sealed record Ask(string Model, Protocol Protocol = Protocol.OpenAiChat)
{
    public bool Streams { get; init; }
    public string Text { get; init; } = "hello";
    public bool IncludesUsage { get; init; }
    public bool HasTools { get; init; }
    public bool WantsJson { get; init; }

    /// <summary>Every protocol that streams.</summary>
    public static readonly Protocol[] Streaming =
        [Protocol.OpenAiChat, Protocol.OpenAiResponses, Protocol.AzureChat,
            Protocol.AnthropicMessages, Protocol.Gemini];

    public static Ask Stream(string model, Protocol protocol = Protocol.OpenAiChat) =>
        new(model, protocol) { Streams = true };

    public string Path => Protocol switch
    {
        Protocol.OpenAiChat => "/v1/chat/completions",
        Protocol.OpenAiResponses => "/v1/responses",
        Protocol.AzureChat => $"/openai/deployments/{Model}/chat/completions?api-version=2025-01-01",
        Protocol.AnthropicMessages => "/v1/messages",
        Protocol.AnthropicCount => "/v1/messages/count_tokens",
        Protocol.Gemini => $"/v1beta/models/{Model}:{(Streams ? "streamGenerateContent?alt=sse" : "generateContent")}",
        _ => throw new InvalidOperationException($"no test asks through {Protocol}"),
    };

    public string Body() => JsonSerializer.Serialize(Protocol switch
    {
        Protocol.OpenAiResponses => Responses(),
        Protocol.AnthropicMessages or Protocol.AnthropicCount => Messages(),
        Protocol.Gemini => Gemini(),
        _ => Chat(),
    });

    public HttpRequestMessage Message(string baseUrl)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, baseUrl + Path)
        {
            Content = new StringContent(Body(), Encoding.UTF8, "application/json"),
        };
        message.Headers.Add("anthropic-version", "2023-06-01");
        return message;
    }

    private static object Schema => new
    {
        type = "object",
        properties = new { city = new { type = "string" }, days = new { type = "integer" } },
    };

    private Dictionary<string, object> Chat()
    {
        Dictionary<string, object> body = Start();
        body["messages"] =
            new[] { new { role = "system", content = "be brief" }, new { role = "user", content = Text } };
        Add(body, IncludesUsage, "stream_options", new { include_usage = true });
        Add(body, HasTools, "tools",
            new[] { new { type = "function", function = new { name = "weather", parameters = Schema } } });
        Add(body, WantsJson, "response_format",
            new { type = "json_schema", json_schema = new { name = "x", schema = Schema } });
        return body;
    }

    private Dictionary<string, object> Responses()
    {
        Dictionary<string, object> body = Start();
        body["input"] = Text;
        Add(body, HasTools, "tools", new[] { new { type = "function", name = "weather", parameters = Schema } });
        Add(body, WantsJson, "text", new { format = new { type = "json_schema", name = "x", schema = Schema } });
        return body;
    }

    private Dictionary<string, object> Messages()
    {
        Dictionary<string, object> body = Start();
        body["max_tokens"] = 100;
        body["messages"] = new[] { new { role = "user", content = new[] { new { type = "text", text = Text } } } };
        Add(body, HasTools, "tools", new[] { new { name = "weather", input_schema = Schema } });
        Add(body, WantsJson, "output_config", new { format = new { type = "json_schema", schema = Schema } });
        return body;
    }

    private Dictionary<string, object> Gemini()
    {
        Dictionary<string, object> body = new()
        {
            ["contents"] = new[] { new { role = "user", parts = new[] { new { text = Text } } } },
        };
        Add(body, HasTools, "tools",
            new[] { new { functionDeclarations = new[] { new { name = "weather", parametersJsonSchema = Schema } } } });
        Add(body, WantsJson, "generationConfig",
            new { responseMimeType = "application/json", responseJsonSchema = Schema });
        return body;
    }

    private Dictionary<string, object> Start() => new() { ["model"] = Model, ["stream"] = Streams };

    private static void Add(Dictionary<string, object> body, bool wanted, string name, object value)
    {
        if (wanted)
        {
            body[name] = value;
        }
    }
}
