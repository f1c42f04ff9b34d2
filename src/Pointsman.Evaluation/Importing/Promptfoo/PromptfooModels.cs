namespace Pointsman.Evaluation;

/// <summary>The names of promptfoo's providers as our models' names.</summary>
internal static class PromptfooModels
{
    private static readonly Dictionary<string, string> Providers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["openai"] = "openai", ["anthropic"] = "anthropic", ["google"] = "google", ["vertex"] = "google-vertex",
        ["azure"] = "azure", ["azureopenai"] = "azure", ["ollama"] = "ollama", ["openrouter"] = "openrouter",
        ["mistral"] = "mistral", ["groq"] = "groq", ["bedrock"] = "amazon-bedrock", ["deepseek"] = "deepseek",
        ["xai"] = "xai", ["cohere"] = "cohere", ["togetherai"] = "togetherai", ["together"] = "togetherai",
        ["fireworks"] = "fireworks-ai", ["perplexity"] = "perplexity", ["cerebras"] = "cerebras",
        ["github"] = "github-models", ["huggingface"] = "huggingface", ["litellm"] = "litellm", ["vllm"] = "vllm",
        ["localai"] = "localai", ["llama"] = "llama.cpp", ["lmstudio"] = "lmstudio", ["alibaba"] = "alibaba",
    };

    private static readonly HashSet<string> Modes = new(StringComparer.OrdinalIgnoreCase)
    {
        "chat", "completion", "completions", "messages", "responses", "text-generation",
    };

    // What answers is no model that is asked in words.
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "assistant", "realtime", "image", "embedding", "embeddings", "moderation", "transcription", "video", "agents",
    };

    private static readonly string[] Programs =
        ["exec", "python", "ruby", "javascript", "golang", "http", "https", "webhook", "websocket", "ws", "wss",
            "browser",
            "file", "package", "mcp", "echo", "promptfoo", "sequence", "manual-input", "script"];

    /// <summary>Whether a provider is a program, a file or an address, and no model.</summary>
    public static bool IsProgram(string provider)
    {
        string scheme = provider.Split(':')[0];
        return Programs.Contains(scheme, StringComparer.OrdinalIgnoreCase)
            || provider.EndsWith(".js", StringComparison.OrdinalIgnoreCase)
            || provider.EndsWith(".py", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a provider is one whose name is known here.</summary>
    public static bool IsKnown(string provider) => provider.Split(':') is [var scheme, .. var rest]
        && Providers.ContainsKey(scheme) && !(rest.Length > 1 && Others.Contains(rest[0]))
        && !provider.Contains("{{", StringComparison.Ordinal);

    /// <summary><c>openai:chat:gpt-4o-mini</c> is <c>openai/gpt-4o-mini</c>.</summary>
    public static string Name(string provider)
    {
        if (IsProgram(provider) || !provider.Contains(':', StringComparison.Ordinal))
        {
            return provider;
        }

        string[] parts = provider.Split(':');
        string scheme = Providers.GetValueOrDefault(parts[0], parts[0]);
        string[] rest = [.. parts[1..].SkipWhile((part, at) => at == 0 && parts.Length > 2 && Modes.Contains(part))];
        return $"{scheme}/{string.Join(':', rest)}";
    }
}
