using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// A chat client for any provider that speaks a protocol of this package.
/// <para>
/// The connection is the caller's: it is used for every request, and never disposed. An answer that is not whole is
/// never given as one: whatever is wrong, from a refused connection to a stream that breaks off behind its first
/// words, is a <see cref="ProviderException"/>; a request that the protocol cannot express is an
/// <see cref="InexpressibleException"/>; a gateway of this project behind which a person has the request and has not
/// answered yet is a <see cref="PersonWaitingException"/>; the caller's own cancellation is
/// <see cref="OperationCanceledException"/>.
/// Nothing is tried twice. May be used by many at once.
/// </para>
/// </summary>
public sealed class ProviderChatClient : IChatClient
{
    private readonly IProviderWire _wire;
    private readonly ProviderConnection _connection;
    private readonly ProviderAddress _address;
    private readonly ProviderChatClientOptions _options;
    private readonly ChatClientMetadata _metadata;
    private readonly string _model;
    private readonly string _name;

    /// <summary>A client for a model of a provider.</summary>
    /// <param name="wire">The provider's protocol.</param>
    /// <param name="http">The connection, an <see cref="HttpClient"/> for one.</param>
    /// <param name="baseAddress">
    /// The address as the vendor's own client takes it: <c>https://api.openai.com/v1</c>,
    /// <c>https://api.anthropic.com</c>, <c>https://generativelanguage.googleapis.com</c>.
    /// </param>
    /// <param name="model">Whom to ask where the request names no model.</param>
    /// <param name="key">The key, sent as the protocol wants it; null for none.</param>
    /// <param name="options">How it works.</param>
    public ProviderChatClient(
        IProviderWire wire, HttpMessageInvoker http, Uri baseAddress, string model, string? key = null,
        ProviderChatClientOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        _wire = wire;
        _model = model;
        _options = options ?? new ProviderChatClientOptions();
        _address = new ProviderAddress(wire.Format, baseAddress, key, _options.Headers);
        _name = _options.Name ?? _address.Maker;
        _connection = new ProviderConnection(http, _name, wire.ReadError, _options.MostBytes, _options.Time);
        _metadata = new ChatClientMetadata(_name, baseAddress, model);
    }

    /// <inheritdoc />
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using HttpResponseMessage response = await SendAsync(messages, options, false, cancellationToken)
            .ConfigureAwait(false);
        return await WholeAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using HttpResponseMessage response = await SendAsync(messages, options, true, cancellationToken)
            .ConfigureAwait(false);
        if (response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            // Whoever does not stream answers at once, or says so what is wrong.
            ChatResponse whole = await WholeAsync(response, cancellationToken).ConfigureAwait(false);
            (whole.AdditionalProperties ??= [])[AnswerWhole.Property] = true;
            foreach (ChatResponseUpdate update in whole.ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        using var pieces = new ProviderPieces(_wire.BeginStream(), _options.MostBytes, _name);
        Stream body = await _connection
            .GuardAsync(response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        bool more = true;
        while (more)
        {
            more = await _connection.GuardAsync(pieces.ReadAsync(body, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            foreach (ChatResponseUpdate update in pieces.Take())
            {
                yield return update;
            }

            pieces.ThrowIfBroken();
        }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Does nothing: the connection is the caller's.</summary>
    public void Dispose()
    {
    }

    private async Task<HttpResponseMessage> SendAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream, CancellationToken cancel)
    {
        var ask = new ChatAsk
        {
            Model = options?.ModelId ?? _model,
            ReceivedAt = _options.Time.GetUtcNow(),
            Stream = stream,
            StreamUsage = stream,
            AskUsage = _options.AskUsage,
            Messages = [.. messages],
            Options = options?.Clone() ?? new ChatOptions(),
        };
        using HttpRequestMessage request = ProviderRequest.Make(
            _wire, _address, ask, _name, _options.DropInexpressible);

        HttpResponseMessage response = await _connection.SendAsync(request, cancel).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Accepted)
        {
            return response;
        }

        using (response)
        {
            throw await WaitingAsync(response, cancel).ConfigureAwait(false);
        }
    }

    private async Task<ChatResponse> WholeAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        byte[] body = await _connection.BodyAsync(response, cancel).ConfigureAwait(false);
        return _wire.ReadAnswer(body, out WireError? error) ?? throw new ProviderException(_name, error!);
    }

    // A gateway of this project says so that a person has the case; of others it is no answer.
    private async Task<Exception> WaitingAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        byte[] body = await _connection.BodyAsync(response, cancel).ConfigureAwait(false);
        return WaitingCase.Read(body) is { } waiting
            ? new PersonWaitingException(
                waiting.Case,
                waiting.Provisional is { } text ? new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) : null)
            : new ProviderException(_name, new WireError(
                502, ErrorCode.UpstreamFailed, "it took the request (202) and gave no answer"));
    }
}
