using System.Net;
using System.Text.Json;
using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests;

/// <summary>The list of a route's stored texts: pages, bounds, and who sees nothing.</summary>
public sealed class TextListTests
{
    [Fact]
    public async Task A_routes_texts_come_page_by_page_the_oldest_first_with_what_their_calls_were()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync();
        var ids = new List<string>();
        for (int i = 0; i < 5; i++)
        {
            ids.Add((await gateway.AskAsync($"question {i}")).Id);
            await gateway.AskAsync($"other {i}", "free");
            await gateway.StoredAsync(ids[^1]);
        }

        var seen = new List<JsonElement>();
        string? after = null;
        int pages = 0;
        do
        {
            JsonElement page = await ListAsync(gateway, "&limit=2" + (after is null ? "" : $"&after={after}"));
            seen.AddRange(page.GetProperty("texts").EnumerateArray());
            after = page.GetProperty("next").GetString();
            pages++;
        }
        while (after is not null);

        Assert.Equal(3, pages);
        Assert.Equal(ids, seen.Select(one => one.GetProperty("id").GetString()));
        Assert.Equal(
            ["question 0", "question 1", "question 2", "question 3", "question 4"],
            seen.Select(one => Question(one)));
        JsonElement call = seen[0].GetProperty("call");
        Assert.Equal("openai/mock-echo-k3", call.GetProperty("target").GetString());
        Assert.Equal(("completed", "openai"),
            (call.GetProperty("outcome").GetString(), call.GetProperty("clientFormat").GetString()));
        Assert.False(call.TryGetProperty("key", out _));
    }

    [Fact]
    public async Task What_is_stored_is_listed_redacted()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync();
        (string id, _) = await gateway.AskAsync("write to xyzzy@example.com now");
        await gateway.StoredAsync(id);
        JsonElement page = await ListAsync(gateway, "");
        Assert.Equal("write to [email] now", Question(page.GetProperty("texts")[0]));
        Assert.DoesNotContain("xyzzy", page.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_and_moments_bound_the_list()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync();
        (string id, _) = await gateway.AskAsync("hello");
        JsonElement stored = await gateway.StoredAsync(id);
        DateTimeOffset began = stored.GetProperty("started").GetDateTimeOffset();
        Assert.Equal(1, await CountAsync(gateway, $"&from={Written(began.AddMinutes(-1))}"));
        Assert.Equal(0, await CountAsync(gateway, $"&from={Written(began.AddMinutes(1))}"));
        Assert.Equal(0, await CountAsync(gateway, $"&to={Written(began.AddMinutes(-1))}"));
        Assert.Equal(1, await CountAsync(gateway, $"&from={began:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task A_page_holds_so_many_characters_and_at_least_one_call()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync(
            with: one => one with { TextBytes = 4_000_000 });
        foreach (string letter in new[] { "a", "b", "c" })
        {
            await gateway.StoredAsync((await gateway.AskAsync(string.Concat(Enumerable.Repeat(letter, 2_100_000)))).Id);
        }

        // Each call has its text twice, in the prompt and in the answer.
        JsonElement page = await ListAsync(gateway, "");
        Assert.Single(page.GetProperty("texts").EnumerateArray());
        Assert.NotNull(page.GetProperty("next").GetString());
    }

    [Theory]
    [InlineData("/api/texts", HttpStatusCode.BadRequest, "nothing")]
    [InlineData("/api/texts?route=kept&limit=0", HttpStatusCode.BadRequest, "found '0'")]
    [InlineData("/api/texts?route=kept&limit=1001", HttpStatusCode.BadRequest, "found '1001'")]
    [InlineData("/api/texts?route=kept&from=soon", HttpStatusCode.BadRequest, "found 'soon'")]
    [InlineData("/api/texts?route=kept&after=7", HttpStatusCode.BadRequest, "found '7'")]
    [InlineData("/api/texts?route=kept&key=1", HttpStatusCode.BadRequest, "this key is unknown")]
    [InlineData("/api/texts?route=kepd", HttpStatusCode.NotFound, "no route is called 'kepd'")]
    [InlineData("/api/texts?route=free", HttpStatusCode.Conflict, "'free' did not opt in")]
    public async Task What_cannot_be_listed_is_refused_with_the_way_out(
        string path, HttpStatusCode status, string found)
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync();
        (HttpStatusCode answered, JsonElement json) = await gateway.AdminAsync(HttpMethod.Get, path);
        Assert.Equal(status, answered);
        JsonElement fault = json.GetProperty("error").GetProperty("faults")[0];
        Assert.StartsWith(found, fault.GetProperty("found").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("", fault.GetProperty("fix").GetString());
    }

    [Fact]
    public async Task A_route_that_stopped_storing_is_not_listed_any_more()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync();
        await gateway.StoredAsync((await gateway.AskAsync("hello")).Id);
        GatewaySettings settings = gateway.Mocked.Parts.Snapshots.Current.Settings;
        gateway.Mocked.Parts.Snapshots.Apply(settings with
        {
            Routes = settings.Routes.ToDictionary(
                route => route.Key, route => route.Value with { Store = new StoreSettings() }),
        });
        (HttpStatusCode status, JsonElement json) = await gateway.AdminAsync(HttpMethod.Get, "/api/texts?route=kept");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.DoesNotContain("hello", json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_admin_may_ask()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync();
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await gateway.AsAsync("pm_nonsense", HttpMethod.Get, "/api/texts?route=kept")).Status);
    }

    private static async Task<JsonElement> ListAsync(TextsGateway gateway, string more)
    {
        (HttpStatusCode status, JsonElement json) =
            await gateway.AdminAsync(HttpMethod.Get, "/api/texts?route=kept" + more);
        Assert.Equal(HttpStatusCode.OK, status);
        return json;
    }

    private static async Task<int> CountAsync(TextsGateway gateway, string more) =>
        (await ListAsync(gateway, more)).GetProperty("texts").GetArrayLength();

    private static string Written(DateTimeOffset moment) => $"{moment.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";

    private static string Question(JsonElement texts)
    {
        using var prompt = JsonDocument.Parse(texts.GetProperty("prompt").GetProperty("text").GetString()!);
        return prompt.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content").ToString();
    }
}
