namespace Pointsman.Clients.Tests;

/// <summary>A field of a client's protocol that not every provider's protocol has.</summary>
/// <param name="Name">The field as the client writes it.</param>
/// <param name="Takers">The providers that can be asked for it.</param>
internal sealed record OwnField(string Name, IReadOnlyList<string> Takers)
{
    /// <summary>A number that stands nowhere else in a request, so that it is found again behind the gateway.</summary>
    public const int Value = 77;

    public static OwnField Seed { get; } = new("seed", ["openai", "azure", "ollama", "gemini", Provider.Simulated]);

    public static OwnField PreviousResponse { get; } = new("previous_response_id", ["openai", "azure"]);

    public static OwnField Region { get; } = new("inference_geo", ["anthropic"]);

    public static OwnField TopK { get; } = new("topK", ["anthropic", "gemini"]);
}
