using System.Buffers;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Makes vectors of texts at any provider that speaks OpenAI's or Gemini's protocol.
/// <para>
/// The connection is the caller's: it is used for every request, and never disposed. All texts go in one request; of
/// the options, the model and the number of dimensions are sent. Whatever is wrong, other counts of vectors than of
/// texts included, is a <see cref="ProviderException"/>; the caller's own cancellation is
/// <see cref="OperationCanceledException"/>. Nothing is tried twice. May be used by many at once.
/// </para>
/// </summary>
public sealed class ProviderEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly IEmbeddingWire _wire;
    private readonly ProviderConnection _connection;
    private readonly ProviderAddress _address;
    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly string _model;
    private readonly string _name;

    /// <summary>A generator for a model of a provider.</summary>
    /// <param name="wire">The provider's protocol.</param>
    /// <param name="http">The connection, an <see cref="HttpClient"/> for one.</param>
    /// <param name="baseAddress">
    /// The address as the vendor's own client takes it: <c>https://api.openai.com/v1</c>,
    /// <c>https://generativelanguage.googleapis.com</c>.
    /// </param>
    /// <param name="model">Whom to ask where the request names no model.</param>
    /// <param name="key">The key, sent as the protocol wants it; null for none.</param>
    /// <param name="options">How it works.</param>
    public ProviderEmbeddingGenerator(
        IEmbeddingWire wire, HttpMessageInvoker http, Uri baseAddress, string model, string? key = null,
        ProviderEmbeddingOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        options ??= new ProviderEmbeddingOptions();
        _wire = wire;
        _model = model;
        _address = new ProviderAddress(wire.Format, baseAddress, key, options.Headers);
        _name = options.Name ?? _address.Maker;
        IProviderWire errors = wire.Format == WireFormat.Gemini
            ? GeminiProviderWire.Instance
            : OpenAiChatProviderWire.Instance;
        _connection = new ProviderConnection(http, _name, errors.ReadError, options.MostBytes, options.Time);
        _metadata = new EmbeddingGeneratorMetadata(_name, baseAddress, model);
    }

    /// <inheritdoc />
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        if (texts.Length == 0)
        {
            return [];
        }

        string model = options?.ModelId ?? _model;
        var ask = new EmbeddingAsk { Model = model, Texts = texts, Dimensions = options?.Dimensions };
        var body = new ArrayBufferWriter<byte>();
        _wire.WriteAsk(body, ask, model);
        using HttpRequestMessage request = ProviderRequest.Post(
            _address.Vectors(model), body.WrittenMemory, _address.Headers);
        using HttpResponseMessage response = await _connection.SendAsync(request, cancellationToken)
            .ConfigureAwait(false);
        byte[] said = await _connection.BodyAsync(response, cancellationToken).ConfigureAwait(false);
        EmbeddedTexts? answer = _wire.ReadAnswer(said, out WireError? error);
        if (answer is not null && answer.Vectors.Count != texts.Length)
        {
            error = new WireError(502, ErrorCode.UpstreamFailed,
                $"there are {answer.Vectors.Count} vectors for {texts.Length} texts");
        }

        return error is null ? Generated(answer!) : throw new ProviderException(_name, error);
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Does nothing: the connection is the caller's.</summary>
    public void Dispose()
    {
    }

    private static GeneratedEmbeddings<Embedding<float>> Generated(EmbeddedTexts answer) =>
        new(answer.Vectors.Select(vector => new Embedding<float>(vector) { ModelId = answer.Model }))
        {
            Usage = answer.InputTokens is { } tokens
                ? new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens }
                : null,
        };
}
