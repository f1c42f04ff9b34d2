using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>The protocols, by their side.</summary>
internal sealed class Wires(
    IEnumerable<IClientWire> clients, IEnumerable<IProviderWire> providers, IEnumerable<IEmbeddingWire> embeddings)
{
    private readonly Dictionary<WireFormat, IClientWire> _clients = clients.ToDictionary(one => one.Format);
    private readonly Dictionary<WireFormat, IProviderWire> _providers = providers.ToDictionary(one => one.Format);
    private readonly Dictionary<WireFormat, IEmbeddingWire> _embeddings = embeddings.ToDictionary(one => one.Format);

    /// <summary>All that there are.</summary>
    public static Wires All() => new(
        [
            OpenAiChatClientWire.Instance, AnthropicClientWire.Instance, GeminiClientWire.Instance,
            OpenAiResponsesClientWire.Instance,
        ],
        [OpenAiChatProviderWire.Instance, AnthropicProviderWire.Instance, GeminiProviderWire.Instance],
        [OpenAiEmbeddingWire.Instance, GeminiEmbeddingWire.Instance]);

    public IClientWire Client(WireFormat format) => _clients[format];

    public IProviderWire Provider(WireFormat format) => _providers[format];

    /// <summary>The embeddings of a protocol; null where it has none.</summary>
    public IEmbeddingWire? Embeddings(WireFormat format) => _embeddings.GetValueOrDefault(format);
}
