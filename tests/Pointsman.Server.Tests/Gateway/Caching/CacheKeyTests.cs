using Xunit;

namespace Pointsman.Server.Tests.Gateway.Caching;

public sealed class CacheKeyTests
{
    private const string Body = """{"model":"chat","temperature":0}""";
    private const string Stream = "/v1beta/models/chat:streamGenerateContent", Plain = "/v1beta/models/chat:generateContent";

    [Fact]
    public async Task The_same_request_of_the_same_key_has_the_same_place() =>
        Assert.Equal(await KeyAsync(Body), await KeyAsync(Body));

    [Fact]
    public async Task Whatever_differs_makes_another_place()
    {
        CacheKey[] all =
        [
            await KeyAsync(Body),
            await KeyAsync(Body + " "),
            await KeyAsync("""{"model":"chat","temperature":0,"stream":true}"""),
            await KeyAsync(Body, key: 2),
            await KeyAsync(Body, route: "chat2"),
            await KeyAsync(Body, path: "/v1/responses"),
            await KeyAsync(Body, path: "/v1/messages"),
            await KeyAsync(Body, path: "/v1/embeddings"),
            await KeyAsync(Body, path: Plain),
            await KeyAsync(Body, path: Stream),
            await KeyAsync(Body, path: Stream, query: "?alt=sse"),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public async Task A_routes_name_and_a_body_cannot_run_into_each_other() =>
        Assert.NotEqual(await KeyAsync("b{}", route: "a"), await KeyAsync("{}", route: "ab"));

    private static async Task<CacheKey> KeyAsync(
        string body, string path = "/v1/chat/completions", string? query = null, string route = "chat", long key = 1)
    {
        using Call call = await Part.CallAsync(body, path, query, route, key: key);
        return CacheKey.Of(call);
    }
}
