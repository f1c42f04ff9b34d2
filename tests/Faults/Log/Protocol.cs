namespace Pointsman.Faults;

/// <summary>What an attempt was asked through.</summary>
public enum Protocol
{
    /// <summary>A path that the mock does not serve, or bytes that are no request.</summary>
    None,

    /// <summary>OpenAI's <c>/v1/chat/completions</c>.</summary>
    OpenAiChat,

    /// <summary>OpenAI's <c>/v1/responses</c>.</summary>
    OpenAiResponses,

    /// <summary>OpenAI's <c>/v1/embeddings</c>.</summary>
    OpenAiEmbeddings,

    /// <summary>Azure's <c>/openai/deployments/{model}/chat/completions</c>.</summary>
    AzureChat,

    /// <summary>Azure's <c>/openai/deployments/{model}/embeddings</c>.</summary>
    AzureEmbeddings,

    /// <summary>Anthropic's <c>/v1/messages</c>.</summary>
    AnthropicMessages,

    /// <summary>Anthropic's <c>/v1/messages/count_tokens</c>.</summary>
    AnthropicCount,

    /// <summary>Gemini's <c>:generateContent</c> and <c>:streamGenerateContent</c>.</summary>
    Gemini,

    /// <summary>Gemini's <c>:embedContent</c> and <c>:batchEmbedContents</c>.</summary>
    GeminiEmbeddings,

    /// <summary>Gemini's <c>:countTokens</c>.</summary>
    GeminiCount,

    /// <summary>A list of models, or a version: what a gateway asks when it looks for servers.</summary>
    Discovery,
}
