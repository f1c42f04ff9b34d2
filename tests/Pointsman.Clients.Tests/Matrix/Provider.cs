using Pointsman.Faults;

namespace Pointsman.Clients.Tests;

/// <summary>What stands behind the gateway.</summary>
/// <param name="Name">Its name in the gateway's configuration.</param>
/// <param name="Title">Its name for the page.</param>
/// <param name="Protocols">What the mock must have been spoken to in; none for one that is not the mock.</param>
internal sealed record Provider(string Name, string Title, IReadOnlyList<Protocol> Protocols)
{
    /// <summary>All, in the order of the page.</summary>
    public static IReadOnlyList<Provider> All { get; } =
    [
        new("openai", "OpenAI", [Protocol.OpenAiChat, Protocol.OpenAiResponses, Protocol.OpenAiEmbeddings]),
        new("anthropic", "Anthropic", [Protocol.AnthropicMessages, Protocol.AnthropicCount]),
        new("gemini", "Gemini", [Protocol.Gemini, Protocol.GeminiEmbeddings, Protocol.GeminiCount]),
        new("azure", "Azure OpenAI", [Protocol.OpenAiChat, Protocol.OpenAiResponses, Protocol.OpenAiEmbeddings]),
        new("ollama", "Ollama", [Protocol.OpenAiChat, Protocol.OpenAiEmbeddings]),
        new(Simulated, "simulated", []),
    ];

    public const string Simulated = "sim";

    /// <summary>A name of the configuration that stands for one of its models.</summary>
    public string Listed => $"listed-{Name}";
}
