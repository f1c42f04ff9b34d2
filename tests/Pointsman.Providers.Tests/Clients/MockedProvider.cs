using Microsoft.Extensions.AI;
using Pointsman.Faults;
using Xunit;

namespace Pointsman.Providers.Tests.Clients;

/// <summary>The mock upstream with a chat client before it, in any of the protocols.</summary>
public sealed class MockedProvider : IAsyncLifetime
{
    public const string AtOpenAi = "openai";
    public const string AtAnthropic = "anthropic";
    public const string AtGemini = "gemini";

    private readonly SocketsHttpHandler _handler = new() { UseProxy = false };
    private HttpClient _http = null!;

    public static TheoryData<string> Protocols => [AtOpenAi, AtAnthropic, AtGemini];

    public MockUpstream Mock { get; private set; } = null!;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Mock = await MockUpstream.StartAsync();
        _http = new HttpClient(_handler);
    }

    public ProviderChatClient Client(
        string protocol, string model, ProviderChatClientOptions? options = null, HttpMessageInvoker? http = null,
        string? address = null)
    {
        string root = address ?? Mock.BaseUrl;
        (IProviderWire wire, string at) = protocol switch
        {
            AtAnthropic => (AnthropicProviderWire.Instance, root),
            AtGemini => (GeminiProviderWire.Instance, root),
            _ => ((IProviderWire)OpenAiChatProviderWire.Instance, root + "/v1"),
        };
        return new ProviderChatClient(wire, http ?? _http, new Uri(at), model, "secret", options);
    }

    /// <summary>A connection without what <see cref="HttpClient"/> adds.</summary>
    public HttpMessageInvoker Bare() => new(_handler, disposeHandler: false);

    /// <summary>The attempts of one model.</summary>
    public IReadOnlyList<Attempt> Of(string model) => [.. Mock.Attempts.Where(attempt => attempt.Model == model)];

    /// <summary>The updates until the end, or until it breaks.</summary>
    public static async Task<(List<ChatResponseUpdate> Updates, Exception? Broken)> StreamAsync(
        IChatClient client, string prompt = "Where does the train go?", ChatOptions? options = null,
        CancellationToken? cancel = null)
    {
        List<ChatResponseUpdate> updates = [];
        try
        {
            await foreach (ChatResponseUpdate update in
                client.GetStreamingResponseAsync(prompt, options, cancel ?? Cancel))
            {
                updates.Add(update);
            }
        }
        catch (Exception broken)
        {
            return (updates, broken);
        }

        return (updates, null);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Mock.DisposeAsync();
    }
}
