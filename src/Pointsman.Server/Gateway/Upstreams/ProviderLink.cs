using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>The way to a provider: its connections and its keys. It outlives reloads that leave its settings as they
/// were.</summary>
internal sealed class ProviderLink : IDisposable
{
    private readonly HttpMessageInvoker _invoker;
    private int _inFlight;

    public ProviderLink(ProviderSettings settings, HttpMessageHandler handler)
    {
        Settings = settings;
        _invoker = new HttpMessageInvoker(handler);
        bool bearer = settings.Protocol is ProviderProtocol.OpenAI or ProviderProtocol.Ollama;
        KeyHeader = settings.Protocol switch
        {
            ProviderProtocol.Anthropic => "x-api-key",
            ProviderProtocol.Gemini => "x-goog-api-key",
            ProviderProtocol.Azure => "api-key",
            _ => "Authorization",
        };
        Keys = new UpstreamKeys(settings.ApiKeys.Select(key => bearer ? "Bearer " + key.Reveal() : key.Reveal()));
        Headers = [.. settings.Headers.Select(one => KeyValuePair.Create(one.Key, one.Value.Reveal()))];
        Wire = settings.Protocol switch
        {
            ProviderProtocol.Anthropic => WireFormat.Anthropic,
            ProviderProtocol.Gemini => WireFormat.Gemini,
            _ => WireFormat.OpenAiChat,
        };
    }

    public ProviderSettings Settings { get; }

    public UpstreamKeys Keys { get; }

    /// <summary>The header that carries a key.</summary>
    public string KeyHeader { get; }

    /// <summary>Headers that the configuration adds.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The protocol of its answers to conversations.</summary>
    public WireFormat Wire { get; }

    /// <summary>Whether it can be spoken to in a protocol without translation.</summary>
    public bool Speaks(WireFormat wire) =>
        wire == Wire || (wire == WireFormat.OpenAiResponses && Settings.Responses);

    /// <summary>Whether it has as many calls as it takes at once.</summary>
    public bool IsFull => Settings.Concurrency is { } most && Volatile.Read(ref _inFlight) >= most;

    /// <summary>Takes one of its places; false when there is none.</summary>
    public bool TryBegin()
    {
        if (Interlocked.Increment(ref _inFlight) <= (Settings.Concurrency ?? int.MaxValue))
        {
            return true;
        }

        End();
        return false;
    }

    /// <summary>Gives the place back.</summary>
    public void End() => Interlocked.Decrement(ref _inFlight);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) =>
        _invoker.SendAsync(request, cancel);

    /// <summary>The handler for providers that are reached over the network.</summary>
    public static SocketsHttpHandler Connections(TimeSpan connect) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = connect,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 64,
    };

    public void Dispose() => _invoker.Dispose();
}
