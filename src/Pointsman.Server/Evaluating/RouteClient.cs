using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman.Server;

/// <summary>
/// A route of a gateway as a chat client, whose answers tell what they cost, as the gateway says, by the name of
/// <see cref="AnswerCost.Property"/>. That is known at the
/// end of an answer only, and stands in its head; so answers are taken whole and no first token is seen.
/// </summary>
public sealed class RouteClient : DelegatingChatClient
{
    private static readonly AsyncLocal<StrongBox<decimal?>?> Told = new();

    private readonly HttpMessageInvoker _http;

    private RouteClient(HttpMessageInvoker http, IChatClient inner)
        : base(inner) => _http = http;

    /// <summary>A client for a route, or a model, of a gateway.</summary>
    /// <param name="gateway">Where it listens: <c>http://127.0.0.1:7070</c>.</param>
    /// <param name="route">The name that clients call.</param>
    /// <param name="key">The gateway's key; null where it wants none.</param>
    /// <param name="time">The clock.</param>
    public static RouteClient Create(Uri gateway, string route, string? key, TimeProvider time)
    {
        var http = new HttpMessageInvoker(new CostReading(ProviderLink.Connections(TimeSpan.FromSeconds(10))));
        var address = new Uri(gateway.AbsoluteUri.TrimEnd('/') + "/v1");
        var options = new ProviderChatClientOptions { Name = "gateway", Time = time };
        return new RouteClient(
            http, new ProviderChatClient(OpenAiChatProviderWire.Instance, http, address, route, key, options));
    }

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var cost = new StrongBox<decimal?>();
        Told.Value = cost;
        ChatResponse response = await base.GetResponseAsync(messages, options, cancellationToken)
            .ConfigureAwait(false);
        if (cost.Value is { } known)
        {
            (response.AdditionalProperties ??= [])[AnswerCost.Property] = known;
        }

        return response;
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _http.Dispose();
        base.Dispose(disposing);
    }

    private sealed class CostReading(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            StrongBox<decimal?>? cost = Told.Value;
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (cost is not null && response.Headers.TryGetValues(AnswerHeaders.Cost, out var values)
                && decimal.TryParse(
                    values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal known))
            {
                cost.Value = known;
            }

            return response;
        }
    }
}
