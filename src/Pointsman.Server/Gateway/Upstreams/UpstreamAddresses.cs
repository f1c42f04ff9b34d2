using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Where a provider serves a model, by operation; made once for each target.</summary>
internal sealed class UpstreamAddresses
{
    private readonly string _base;
    private readonly string _model;
    private readonly ProviderSettings _provider;

    public UpstreamAddresses(ProviderSettings provider, string model)
    {
        _provider = provider;
        _base = provider.BaseUrl ?? "http://simulated.invalid/v1";
        _model = Uri.EscapeDataString(model);
        Chat = Make(provider.Protocol switch
        {
            ProviderProtocol.Anthropic => "/v1/messages",
            ProviderProtocol.Gemini => $"/v1beta/models/{_model}:generateContent",
            _ => OpenAi("/chat/completions"),
        });
        ChatStream = provider.Protocol == ProviderProtocol.Gemini
            ? Make($"/v1beta/models/{_model}:streamGenerateContent?alt=sse")
            : Chat;
        Responses = provider.Responses ? Make(OpenAi("/responses")) : null;
        Embeddings = provider.Protocol switch
        {
            ProviderProtocol.Anthropic => null,
            ProviderProtocol.Gemini => Make($"/v1beta/models/{_model}:embedContent"),
            _ => Make(OpenAi("/embeddings")),
        };
        EmbeddingBatch = provider.Protocol == ProviderProtocol.Gemini
            ? Make($"/v1beta/models/{_model}:batchEmbedContents")
            : Embeddings;
        CountTokens = provider.Protocol switch
        {
            ProviderProtocol.Anthropic => Make("/v1/messages/count_tokens"),
            ProviderProtocol.Gemini => Make($"/v1beta/models/{_model}:countTokens"),
            _ => null,
        };
    }

    public Uri Chat { get; }

    public Uri ChatStream { get; }

    public Uri? Responses { get; }

    public Uri? Embeddings { get; }

    /// <summary>Where all texts of a request go together.</summary>
    public Uri? EmbeddingBatch { get; }

    public Uri? CountTokens { get; }

    /// <summary>The address for an operation in a wire format; null where the provider has none.</summary>
    public Uri? For(Operation operation, WireFormat wire, bool stream) => operation switch
    {
        Operation.Embeddings => Embeddings,
        Operation.CountTokens => CountTokens,
        _ when wire == WireFormat.OpenAiResponses => Responses,
        _ => stream ? ChatStream : Chat,
    };

    private string OpenAi(string path) => _provider.Protocol switch
    {
        // Of all operations this one is not a deployment's: the body names the model.
        ProviderProtocol.Azure when _provider.ApiVersion is { } version && path == "/responses" =>
            $"/openai{path}?api-version={Uri.EscapeDataString(version)}",
        ProviderProtocol.Azure when _provider.ApiVersion is { } version =>
            $"/openai/deployments/{_model}{path}?api-version={Uri.EscapeDataString(version)}",
        ProviderProtocol.Azure => $"/openai/v1{path}",
        ProviderProtocol.Ollama => $"/v1{path}",
        _ => path,
    };

    private Uri Make(string path) => new(_base + path);
}
