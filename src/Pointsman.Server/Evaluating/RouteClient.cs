using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman.Server;

/// <summary>
/// A route of a gateway as a chat client, whose answers tell what they cost, as the gateway says, by the name of
/// <see cref="AnswerCost.Property"/>: the head of a whole answer has it, and a receipt behind the end of a stream. The
/// receipt also tells whether the route had pieces to give, by the name of <see cref="AnswerWhole.Property"/>. A stream
/// that breaks off is a <see cref="ProviderException"/>.
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
        var options = new ProviderChatClientOptions
        {
            Name = "gateway", Time = time,
            Headers = new Dictionary<string, string> { [Receipt.Header] = Receipt.Asked },
        };
        return new RouteClient(http, new ProviderChatClient(
            new RouteWire(OpenAiChatProviderWire.Instance), http, address, route, key, options));
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
