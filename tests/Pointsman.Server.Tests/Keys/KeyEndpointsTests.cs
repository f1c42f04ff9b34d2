using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Pointsman.Server.Tests.Keys;

/// <summary>The admin API of keys, over the network, on a port that the system chose.</summary>
public sealed class KeyEndpointsTests : IAsyncLifetime
{
    private readonly KeyFile _file = new();
    private readonly KeyRing _ring = new();
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        var token = new AdminToken(_file.Connect);
        string? shown = token.LoadOrMint(Some.Noon);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapKeys(new KeyStore(_file.Connect, _ring), new StoppedTime(Some.Noon)).RequireAdmin(token);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client.BaseAddress = new Uri(_app.Urls.Single());
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", shown);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync();
        _file.Dispose();
    }

    private async Task<(HttpStatusCode Status, JsonElement Json)> SendAsync(
        HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using HttpResponseMessage response = await _client.SendAsync(request, cancel);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        using JsonDocument json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancel));
        return (response.StatusCode, json.RootElement.Clone());
    }

    private Task<(HttpStatusCode Status, JsonElement Json)> CreateAsync(string json) =>
        SendAsync(HttpMethod.Post, "/api/keys", new StringContent(json, Encoding.UTF8, "application/json"));

    private static string[] Faults(JsonElement json) =>
    [
        .. json.GetProperty("error").GetProperty("faults").EnumerateArray().Select(fault =>
            $"{fault.GetProperty("where")}: {fault.GetProperty("found")}; {fault.GetProperty("fix")}"),
    ];

    [Fact]
    public async Task A_key_is_created_listed_without_its_secret_and_revoked()
    {
        (HttpStatusCode status, JsonElement created) = await CreateAsync("""
            { "name": "ci", "limits": { "requestsPerMinute": 60, "usdPerMonth": 20.5 }, "routes": ["auto*"],
              "tags": { "team": "a" }, "expires": "2027-01-01" }
            """);
        Assert.Equal(HttpStatusCode.Created, status);
        string secret = created.GetProperty("key").GetString()!;
        Assert.True(_ring.Find(Encoding.UTF8.GetBytes(secret), Some.Noon).Good);

        JsonElement listed = (await SendAsync(HttpMethod.Get, "/api/keys")).Json;
        Assert.DoesNotContain(secret[8..], listed.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            $$$"""
            {"id":1,"name":"ci","prefix":"{{{secret[..8]}}}","created":"2026-11-20T12:00:00+00:00",
            "expires":"2027-01-01T00:00:00+00:00","revoked":null,"limits":{"requestsPerMinute":60,"usdPerMonth":20.5},
            "routes":["auto*"],"models":[],"tags":{"team":"a"}}
            """.ReplaceLineEndings(""),
            Assert.Single(listed.GetProperty("keys").EnumerateArray()).GetRawText());

        (status, JsonElement revoked) = await SendAsync(HttpMethod.Delete, "/api/keys/1");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("2026-11-20T12:00:00+00:00", revoked.GetProperty("revoked").GetString());
        Assert.Equal(KeyRefusal.Revoked, _ring.Find(Encoding.UTF8.GetBytes(secret), Some.Noon).Refusal);
    }

    [Fact]
    public async Task Every_fault_of_a_key_is_told_and_nothing_is_created()
    {
        (HttpStatusCode status, JsonElement json) =
            await CreateAsync("""{ "limits": { "concurrency": 0 }, "rotues": [] }""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("the key was not created", json.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal(3, Faults(json).Length);
        Assert.Contains("rotues: this key is unknown; did you mean routes?", Faults(json));
        Assert.Empty((await SendAsync(HttpMethod.Get, "/api/keys")).Json.GetProperty("keys").EnumerateArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{ "name": "a", "name": "b" }""")]
    [InlineData("""{ "name": { "a": { "a": { "a": { "a": { "a": { "a": { "a": { "a": 1 } } } } } } } } }""")]
    [InlineData("\u0000")]
    public async Task A_body_that_is_no_plain_object_is_refused(string body)
    {
        (HttpStatusCode status, JsonElement json) = await CreateAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Matches(
            @"^body: this is no JSON object with each key once( \(line \d+\))?;", Assert.Single(Faults(json)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whether_its_length_was_told_or_not(bool told)
    {
        using var content = new ByteArrayContent(new byte[KeyEndpoints.MostBodyBytes + 1]);
        using var stream = new MemoryStream(new byte[KeyEndpoints.MostBodyBytes + 1]);
        using var unsized = new ChunkedContent(stream);
        (HttpStatusCode status, JsonElement json) =
            await SendAsync(HttpMethod.Post, "/api/keys", told ? content : unsized);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("body: it is too large; send at most 65536 bytes", Assert.Single(Faults(json)));
    }

    [Fact]
    public async Task A_long_list_comes_in_parts()
    {
        for (int i = 0; i < 3; i++)
        {
            await CreateAsync("""{ "name": "ci" }""");
        }

        JsonElement first = (await SendAsync(HttpMethod.Get, "/api/keys?limit=2")).Json;
        Assert.Equal(2, first.GetProperty("keys").GetArrayLength());
        string next = $"/api/keys?limit=2&after={first.GetProperty("next")}";
        JsonElement rest = (await SendAsync(HttpMethod.Get, next)).Json;
        Assert.Equal(1, rest.GetProperty("keys").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
        (HttpStatusCode status, JsonElement wrong) = await SendAsync(HttpMethod.Get, "/api/keys?limit=0&after=x");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(2, Faults(wrong).Length);
    }

    [Theory]
    [InlineData("/api/keys/7", "there is no key 7")]
    [InlineData("/api/keys/seven", "this is no number of a key")]
    [InlineData("/api/keys/-1", "this is no number of a key")]
    public async Task Revoking_what_is_not_there_is_refused(string path, string found)
    {
        (HttpStatusCode status, JsonElement json) = await SendAsync(HttpMethod.Delete, path);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(found, Assert.Single(Faults(json)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "the header is missing")]
    [InlineData("Bearer pm_admin_wrong", "this is not the admin token")]
    [InlineData("Basic abc", "this is not the admin token")]
    public async Task Nobody_comes_in_without_the_admin_token(string? header, string found)
    {
        _client.DefaultRequestHeaders.Remove("Authorization");
        if (header is not null)
        {
            _client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        }

        (HttpStatusCode status, JsonElement json) = await CreateAsync("""{ "name": "ci" }""");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.StartsWith($"Authorization: {found};", Assert.Single(Faults(json)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Delete, "/api/keys/1")).Status);
    }

    /// <summary>A body whose length is not told beforehand.</summary>
    private sealed class ChunkedContent(Stream stream) : StreamContent(stream)
    {
        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
