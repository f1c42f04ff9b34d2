namespace Pointsman.Server;

/// <summary>The protocol that a provider speaks.</summary>
public enum ProviderProtocol
{
    /// <summary>OpenAI's, and that of everybody who is compatible with it.</summary>
    OpenAI,

    /// <summary>Anthropic's messages.</summary>
    Anthropic,

    /// <summary>Google's Gemini API.</summary>
    Gemini,

    /// <summary>OpenAI's as Azure serves it: deployments, a version and another header.</summary>
    Azure,

    /// <summary>Ollama's own.</summary>
    Ollama,

    /// <summary>None: the answers are simulated in this process.</summary>
    Simulated,
}
