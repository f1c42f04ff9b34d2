namespace Pointsman.Server;

/// <summary>A server of models that people run on their own machine.</summary>
/// <param name="Name">What its provider is called.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Protocol">What it speaks.</param>
/// <param name="Port">The port that it takes unless told otherwise.</param>
internal sealed record LocalServer(string Name, string Title, ProviderProtocol Protocol, int Port)
{
    /// <summary>All that are looked for.</summary>
    public static readonly IReadOnlyList<LocalServer> All =
    [
        new("ollama", "Ollama", ProviderProtocol.Ollama, 11434),
        new("lmstudio", "LM Studio", ProviderProtocol.OpenAI, 1234),
        new("vllm", "vLLM", ProviderProtocol.OpenAI, 8000),
        new("llamacpp", "llama.cpp", ProviderProtocol.OpenAI, 8080),
        new("tgi", "text-generation-inference", ProviderProtocol.OpenAI, 3000),
    ];

    /// <summary>The address as a provider's <c>baseUrl</c>.</summary>
    public string BaseUrl => $"http://127.0.0.1:{Port}{(Protocol == ProviderProtocol.OpenAI ? "/v1" : "")}";

    /// <summary>Where it lists its models.</summary>
    public Uri ModelsAddress => new(BaseUrl + (Protocol == ProviderProtocol.OpenAI ? "/models" : "/api/tags"));
}
