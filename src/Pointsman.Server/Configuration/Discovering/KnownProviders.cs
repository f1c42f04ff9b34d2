namespace Pointsman.Server;

/// <summary>The providers that need no more than a key.</summary>
internal static class KnownProviders
{
    /// <summary>All, those first whose models the route <c>auto</c> asks first.</summary>
    public static readonly IReadOnlyList<KnownProvider> All =
    [
        new("openai", ProviderProtocol.OpenAI, "https://api.openai.com/v1", "openai",
            ["OPENAI_API_KEY"], "gpt-5.4-mini", "gpt-5.4") { AddressVariable = "OPENAI_BASE_URL" },
        new("anthropic", ProviderProtocol.Anthropic, "https://api.anthropic.com", "anthropic",
            ["ANTHROPIC_API_KEY"], "claude-haiku-4-5", "claude-sonnet-5") { AddressVariable = "ANTHROPIC_BASE_URL" },
        new("gemini", ProviderProtocol.Gemini, "https://generativelanguage.googleapis.com", "google",
            ["GEMINI_API_KEY", "GOOGLE_API_KEY"], "gemini-3.1-flash-lite", "gemini-3.5-flash"),
        new("mistral", ProviderProtocol.OpenAI, "https://api.mistral.ai/v1", "mistral",
            ["MISTRAL_API_KEY"], "mistral-small-latest", "mistral-medium-latest"),
        new("deepseek", ProviderProtocol.OpenAI, "https://api.deepseek.com/v1", "deepseek",
            ["DEEPSEEK_API_KEY"], "deepseek-v4-flash", "deepseek-v4-pro"),
        new("xai", ProviderProtocol.OpenAI, "https://api.x.ai/v1", "xai",
            ["XAI_API_KEY"], "grok-4.3", "grok-4.3"),
        new("groq", ProviderProtocol.OpenAI, "https://api.groq.com/openai/v1", "groq",
            ["GROQ_API_KEY"], "openai/gpt-oss-20b", "openai/gpt-oss-120b"),
        new("cerebras", ProviderProtocol.OpenAI, "https://api.cerebras.ai/v1", "cerebras",
            ["CEREBRAS_API_KEY"], "gpt-oss-120b", "gpt-oss-120b"),
        new("together", ProviderProtocol.OpenAI, "https://api.together.xyz/v1", "togetherai",
            ["TOGETHER_API_KEY"], "Qwen/Qwen3.5-9B", "zai-org/GLM-5.2"),
        new("fireworks", ProviderProtocol.OpenAI, "https://api.fireworks.ai/inference/v1", "fireworks-ai",
            ["FIREWORKS_API_KEY"],
            "accounts/fireworks/models/deepseek-v4-flash", "accounts/fireworks/models/glm-5p2"),
        new("openrouter", ProviderProtocol.OpenAI, "https://openrouter.ai/api/v1", "openrouter",
            ["OPENROUTER_API_KEY"], "google/gemini-3.5-flash", "anthropic/claude-sonnet-5"),
        new("deepinfra", ProviderProtocol.OpenAI, "https://api.deepinfra.com/v1/openai", "deepinfra",
            ["DEEPINFRA_API_KEY"], "deepseek-ai/DeepSeek-V4-Flash", "zai-org/GLM-5.2"),
        new("perplexity", ProviderProtocol.OpenAI, "https://api.perplexity.ai", "perplexity",
            ["PERPLEXITY_API_KEY"], "sonar", "sonar-pro"),
        new("moonshot", ProviderProtocol.OpenAI, "https://api.moonshot.ai/v1", "moonshotai",
            ["MOONSHOT_API_KEY"], "kimi-k2.6", "kimi-k2.6"),
        new("sambanova", ProviderProtocol.OpenAI, "https://api.sambanova.ai/v1", "sambanova",
            ["SAMBANOVA_API_KEY"]),
        new("nvidia", ProviderProtocol.OpenAI, "https://integrate.api.nvidia.com/v1", "nvidia",
            ["NVIDIA_API_KEY"], "deepseek-ai/deepseek-v4-flash", "deepseek-ai/deepseek-v4-pro"),
        new("azure", ProviderProtocol.Azure, null, "azure", ["AZURE_OPENAI_API_KEY"])
        {
            AddressVariable = "AZURE_OPENAI_ENDPOINT",
        },
        new("ollama", ProviderProtocol.Ollama, "http://127.0.0.1:11434", "ollama", []),
    ];

    private static readonly string[] AzureHosts =
        [".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com"];

    /// <summary>The names, for people.</summary>
    public static string List => string.Join(", ", All.Select(known => $"`{known.Name}`"));

    /// <summary>The provider that is called so.</summary>
    public static KnownProvider? ByName(string name) => All.FirstOrDefault(known => known.Name == name);

    /// <summary>The provider that answers at an address.</summary>
    public static KnownProvider? ByAddress(Uri address) =>
        AzureHosts.Any(host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase))
            ? ByName("azure")
            : All.FirstOrDefault(known => known.BaseUrl is not null && new Uri(known.BaseUrl) is var own
                && own.Host.Equals(address.Host, StringComparison.OrdinalIgnoreCase) && own.Port == address.Port);
}
