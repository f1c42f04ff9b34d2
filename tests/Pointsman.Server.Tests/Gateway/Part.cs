using Microsoft.AspNetCore.Http;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Parts of a gateway that tests put together by themselves, without a network and without a store.</summary>
internal static class Part
{
    public static readonly RoutingTarget Target = new() { Name = "mock/model", Provider = "mock", Model = "model" };

    public static ProviderSettings Provider(ProviderProtocol protocol = ProviderProtocol.OpenAI, int keys = 1) => new()
    {
        Name = "mock", Protocol = protocol, BaseUrl = "http://mock.invalid/v1",
        ApiKeys = [.. Enumerable.Range(0, keys).Select(number => new Secret($"key-{number}"))],
    };

    public static Upstream Upstream(ProviderSettings? provider = null, RoutingTarget? target = null) => new(
        target ?? Target, new ProviderLink(provider ?? Provider(), new HttpClientHandler()),
        new TargetHealth(new BreakerSettings()));

    /// <summary>An attempt that ended so.</summary>
    public static Attempt Attempt(
        AttemptOutcome outcome, int status = 0, string? code = null, int keys = 1, string body = "") =>
        new(Upstream(Provider(keys: keys)), 1, 0, probe: false)
        {
            Outcome = outcome,
            Status = status,
            Error = code is null ? null : new WireError(status, code, "no"),
            ErrorBody = System.Text.Encoding.UTF8.GetBytes(body),
        };

    /// <summary>A request that was read, with its route and its key.</summary>
    public static async Task<Call> CallAsync(
        string body = "{}", string path = "/v1/chat/completions", string? query = null, string route = "chat",
        RouteSettings? settings = null, GatewaySettings? gateway = null, long key = 1,
        IReadOnlyList<Upstream>? upstreams = null, RoutingStrategy? strategy = null, CancellationToken gone = default)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(body);
        var http = new DefaultHttpContext { RequestAborted = gone };
        http.Request.Body = new MemoryStream(bytes);
        http.Request.ContentLength = bytes.Length;
        http.Request.QueryString = new QueryString(query);
        var snapshot = new GatewaySnapshot(gateway ?? new GatewaySettings(), [], null!, upstreams ?? []);
        var call = new Call(http, snapshot, ClientProtocol.Of(path, query)!, 0)
        {
            Key = Some.Key(KeyLimits.None, key),
            Route = new ServedRoute(
                new Route(route, strategy ?? new SingleStrategy(Target)),
                settings ?? new RouteSettings { Name = route }, false),
        };
        await call.Body.ReadAsync(http.Request, 1_000_000, CancellationToken.None);
        call.Outline = RequestScanner.Read(call.Body.Span, out _) ?? default;
        return call;
    }
}
