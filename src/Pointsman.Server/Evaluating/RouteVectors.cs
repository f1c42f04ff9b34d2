using Microsoft.Extensions.AI;

namespace Pointsman.Server;

/// <summary>A route of a gateway, or a model of it, that makes vectors.</summary>
public sealed class RouteVectors : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private readonly HttpMessageInvoker _http;

    private RouteVectors(HttpMessageInvoker http, IEmbeddingGenerator<string, Embedding<float>> inner)
        : base(inner) => _http = http;

    /// <summary>A generator for a route, or a model, of a gateway.</summary>
    /// <param name="gateway">Where it listens: <c>http://127.0.0.1:7070</c>.</param>
    /// <param name="route">The name that clients call.</param>
    /// <param name="key">The gateway's key; null where it wants none.</param>
    /// <param name="time">The clock.</param>
    public static RouteVectors Create(Uri gateway, string route, string? key, TimeProvider time)
    {
        var http = new HttpMessageInvoker(ProviderLink.Connections(TimeSpan.FromSeconds(10)));
        var address = new Uri(gateway.AbsoluteUri.TrimEnd('/') + "/v1");
        var options = new ProviderEmbeddingOptions { Name = "gateway", Time = time };
        return new RouteVectors(
            http, new ProviderEmbeddingGenerator(OpenAiEmbeddingWire.Instance, http, address, route, key, options));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _http.Dispose();
        base.Dispose(disposing);
    }
}
