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
        new("openai", "OpenAI", [Protocol.OpenAiChat, Protocol.OpenAiResponses]),
        new("anthropic", "Anthropic", [Protocol.AnthropicMessages]),
        new("gemini", "Gemini", [Protocol.Gemini]),
        new("azure", "Azure OpenAI", [Protocol.OpenAiChat, Protocol.OpenAiResponses]),
        new("ollama", "Ollama", [Protocol.OpenAiChat]),
        new(Simulated, "simulated", []),
    ];

    public const string Simulated = "sim";
}
