using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>What the address of a request says.</summary>
/// <param name="Operation">What is asked for.</param>
/// <param name="Wire">The shape in which it is asked, and in which the answer goes back.</param>
/// <param name="Model">The model, where the address names it; else null.</param>
/// <param name="Stream">Whether to stream, where the address says so; else null.</param>
/// <param name="AsArray">Whether the stream is one JSON list that grows, instead of events.</param>
/// <param name="Batch">Whether the body holds several requests, each with the model's name.</param>
internal sealed record ClientProtocol(
    Operation Operation, WireFormat Wire, string? Model = null, bool? Stream = null, bool AsArray = false,
    bool Batch = false)
{
    private static readonly ClientProtocol OpenAiChat = new(Operation.Chat, WireFormat.OpenAiChat);
    private static readonly ClientProtocol OpenAiResponses = new(Operation.Chat, WireFormat.OpenAiResponses);
    private static readonly ClientProtocol Embeddings = new(Operation.Embeddings, WireFormat.OpenAiChat, Stream: false);
    private static readonly ClientProtocol Anthropic = new(Operation.Chat, WireFormat.Anthropic);
    private static readonly ClientProtocol AnthropicCount =
        new(Operation.CountTokens, WireFormat.Anthropic, Stream: false);

    /// <summary>Reads an address; null when it is none of the gateway's.</summary>
    public static ClientProtocol? Of(string path, string? query = null) => path switch
    {
        "/v1/chat/completions" => OpenAiChat,
        "/v1/messages" => Anthropic,
        "/v1/responses" => OpenAiResponses,
        "/v1/embeddings" => Embeddings,
        "/v1/messages/count_tokens" => AnthropicCount,
        _ => Gemini(path, query),
    };

    // /v1beta/models/{model}:{method}; a model's name may have slashes and colons of its own.
    private static ClientProtocol? Gemini(string path, string? query)
    {
        const string Start = "/v1beta/models/";
        int colon = path.LastIndexOf(':');
        if (!path.StartsWith(Start, StringComparison.Ordinal) || colon <= Start.Length)
        {
            return null;
        }

        string model = path[Start.Length..colon];
        return path[(colon + 1)..] switch
        {
            "generateContent" => new(Operation.Chat, WireFormat.Gemini, model, false),
            "streamGenerateContent" => new(Operation.Chat, WireFormat.Gemini, model, true,
                AsArray: query?.Contains("alt=sse", StringComparison.Ordinal) is not true),
            "countTokens" => new(Operation.CountTokens, WireFormat.Gemini, model, false),
            "embedContent" => new(Operation.Embeddings, WireFormat.Gemini, model, false),
            "batchEmbedContents" => new(Operation.Embeddings, WireFormat.Gemini, model, false, Batch: true),
            _ => null,
        };
    }
}
