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
    private const int MostErrorBytes = 64 * 1024;

    private readonly IProviderWire _wire;
    private readonly HttpMessageInvoker _http;
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
        if (!baseAddress.IsAbsoluteUri || baseAddress.Query.Length > 0)
        {
            throw new ArgumentException(
                $"'{baseAddress}' is no base address; give it whole and without a query: https://api.openai.com/v1",
                nameof(baseAddress));
        }

        _wire = wire;
        _http = http;
        _model = model;
        _options = options ?? new ProviderChatClientOptions();
        _address = new ProviderAddress(wire.Format, baseAddress, key, _options.Headers);
        _name = _options.Name ?? wire.Format switch
        {
            WireFormat.Anthropic => "anthropic",
            WireFormat.Gemini => "gemini",
            _ => "openai",
        };
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
        Stream body = await GuardAsync(response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        bool more = true;
        while (more)
        {
            more = await GuardAsync(pieces.ReadAsync(body, cancellationToken), cancellationToken)
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

        // An HttpClient would read a stream to its end before it hands it over.
        HttpResponseMessage response = await GuardAsync(
            _http is HttpClient client
                ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel)
                : _http.SendAsync(request, cancel),
            cancel).ConfigureAwait(false);
        if (response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.Accepted)
        {
            return response;
        }

        using (response)
        {
            if (response.StatusCode == HttpStatusCode.Accepted)
            {
                throw await WaitingAsync(response, cancel).ConfigureAwait(false);
            }

            throw new ProviderException(_name, await ErrorAsync(response, cancel).ConfigureAwait(false));
        }
    }

    private async Task<ChatResponse> WholeAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        byte[] body = await GuardAsync(BodyAsync(response.Content, _options.MostBytes, cancel), cancel)
            .ConfigureAwait(false);
        return _wire.ReadAnswer(body, out WireError? error) ?? throw new ProviderException(_name, error!);
    }

    // A gateway of this project says so that a person has the case; of others it is no answer.
    private async Task<Exception> WaitingAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        byte[] body = await GuardAsync(BodyAsync(response.Content, _options.MostBytes, cancel), cancel)
            .ConfigureAwait(false);
        return WaitingCase.Read(body) is { } waiting
            ? new PersonWaitingException(
                waiting.Case,
                waiting.Provisional is { } text ? new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) : null)
            : new ProviderException(_name, new WireError(
                502, ErrorCode.UpstreamFailed, "it took the request (202) and gave no answer"));
    }

    private async Task<WireError> ErrorAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        byte[] body;
        try
        {
            body = await BodyAsync(response.Content, MostErrorBytes, cancel).ConfigureAwait(false);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            // The status says enough.
            body = [];
        }

        WireError error = _wire.ReadError((int)response.StatusCode, body);
        TimeSpan? told = RetryAfter.Of(response.Headers, _options.Time.GetUtcNow());
        return error with { RetryAfter = RetryAfter.Longer(told, error.RetryAfter) };
    }

    private static async Task<byte[]> BodyAsync(HttpContent content, int most, CancellationToken cancel)
    {
        await content.LoadIntoBufferAsync(most, cancel).ConfigureAwait(false);
        return await content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
    }

    // Connections fail in many ways; whoever asked sees one.
    private async Task<T> GuardAsync<T>(Task<T> work, CancellationToken cancel)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new ProviderException(_name, new WireError(504, ErrorCode.TimedOut,
                "the connection's own time limit is over; raise HttpClient.Timeout, or ask for less"), late);
        }
        catch (Exception broken) when (broken is IOException
            || (broken is HttpRequestException and not ProviderException))
        {
            // What breaks because the caller left is the caller's leaving.
            cancel.ThrowIfCancellationRequested();
            throw new ProviderException(_name, new WireError(502, ErrorCode.UpstreamFailed, broken.Message), broken);
        }
    }
}
