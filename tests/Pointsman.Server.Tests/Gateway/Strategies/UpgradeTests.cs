using System.Net;
using System.Text.Json;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>A better answer behind a fast one.</summary>
public sealed class UpgradeTests
{
    private static readonly string[] Targets = ["openai/mock-n2", "openai/mock-n4"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_does_not_ask_sees_one_answer(bool stream)
    {
        await using MockedGateway gateway = await StartAsync();
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream);
        Assert.Equal((true, MockWords.Pieces(2)), (seen.IsWhole, seen.Text));
        Assert.DoesNotContain(UpgradeJson.Event, seen.Raw, StringComparison.Ordinal);
        Assert.Single(gateway.Mock.Attempts);
    }

    [Fact]
    public async Task In_a_stream_it_comes_as_one_more_event_before_the_end()
    {
        await using MockedGateway gateway = await StartAsync();
        using HttpRequestMessage request = MockedGateway.Request(
            Speech.OpenAi, "chat", stream: true, "", (UpgradeWishes.Header, "stream"));
        using HttpResponseMessage answer = await gateway.Http.SendAsync(request, TestContext.Current.CancellationToken);
        string raw = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        int at = raw.IndexOf($"event: {UpgradeJson.Event}\n", StringComparison.Ordinal);
        Assert.InRange(at, 1, raw.IndexOf("[DONE]", StringComparison.Ordinal));
        string data = raw[at..].Split('\n')[1]["data: ".Length..];
        Assert.Equal(MockWords.Pieces(4), JsonDocument.Parse(data).RootElement.GetProperty("text").GetString());
        Assert.Equal(2, gateway.Mock.Attempts.Count);
    }

    [Fact]
    public async Task It_can_be_fetched_later_by_the_same_key_and_by_no_other()
    {
        await using MockedGateway gateway = await StartAsync();
        (string, string) own = MockedGateway.Bearer(gateway.CreateKey(new KeyDraft { Name = "own" }));
        (string, string) other = MockedGateway.Bearer(gateway.CreateKey(new KeyDraft { Name = "other" }));
        Seen seen = await gateway.AskAsync(
            Speech.OpenAi, "chat", stream: false, "", (UpgradeWishes.Header, "later"), own);
        Assert.Equal((true, MockWords.Pieces(2)), (seen.IsWhole, seen.Text));
        await gateway.RecordedAsync(seen);

        string address = "/v1/upgrades/" + seen.Header("x-pointsman-decision");
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(gateway, address, other)).Status);
        (HttpStatusCode status, string text) = await GetAsync(gateway, address, own);
        Assert.Equal(HttpStatusCode.OK, status);
        JsonElement found = JsonDocument.Parse(text).RootElement;
        Assert.Equal("better", found.GetProperty("state").GetString());
        Assert.Equal(MockWords.Pieces(4), found.GetProperty("text").GetString());
        Assert.Equal("openai/mock-n4", found.GetProperty("model").GetString());
    }

    [Theory]
    [InlineData("sometimes", true)]
    [InlineData("stream", false)]
    public async Task A_wish_that_cannot_be_heard_is_refused_with_the_way_out(string wish, bool stream)
    {
        await using MockedGateway gateway = await StartAsync();
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream, "", (UpgradeWishes.Header, wish));
        Assert.Equal(400, seen.Status);
        Assert.Contains(UpgradeWishes.Header, seen.Raw, StringComparison.Ordinal);
        Assert.Empty(gateway.Mock.Attempts);
    }

    public static TheoryData<string, bool> Clients()
    {
        var all = new TheoryData<string, bool>();
        foreach (string protocol in Speech.All)
        {
            all.Add(protocol, false);
            all.Add(protocol, true);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_route_with_one_answer_refuses_the_wish_in_the_clients_own_form(string protocol, bool stream)
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync("""
            routes:
              plain: small
              quick: { strategy: progressive, fast: small, better: large }
              first: { targets: [quick, large] }
              whole: { targets: [quick], checks: { complete: yes } }
            """);
        foreach (string model in (string[])["plain", "whole", "small", "away/mock-n2"])
        {
            Seen seen = await gateway.AskAsync(protocol, model, stream, "", (UpgradeWishes.Header, "later"));
            Assert.True(seen.IsRefusal, seen.Raw);
            Assert.Equal(400, seen.Status);
            Assert.Contains(
                $"the header {UpgradeWishes.Header}: '{model}' has one answer and no better one behind it; leave the "
                + "header out, or ask for a route that has: first, quick",
                seen.Error, StringComparison.Ordinal);
        }

        Assert.Empty(gateway.Mock.Attempts);
        Assert.True((await gateway.AskAsync(protocol, "first", stream, "", (UpgradeWishes.Header, "later"))).IsWhole);
    }

    [Fact]
    public async Task Routes_that_a_key_may_not_call_are_not_named_to_it()
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync(
            "routes: { plain: small, quick: { strategy: progressive, fast: small, better: large } }");
        (string, string) key =
            MockedGateway.Bearer(gateway.CreateKey(new KeyDraft { Name = "own", Routes = new NamePatterns(["plain"]) }));
        Seen seen = await gateway.AskAsync(
            Speech.OpenAi, "plain", stream: false, "", (UpgradeWishes.Header, "later"), key);
        Assert.Equal(400, seen.Status);
        Assert.Contains("of which there is none for you here", seen.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("quick", seen.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_the_better_answer_of_a_request_that_went_elsewhere_hears_that_there_is_none()
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync("""
            routes:
              quick: { strategy: progressive, fast: small, better: large }
              some: { rules: [ { when: tokens > 1000, use: quick } ], else: small }
            """);
        Seen seen = await gateway.AskAsync(
            Speech.OpenAi, "some", stream: false, "", (UpgradeWishes.Header, "later"));
        Assert.True(seen.IsWhole, seen.Raw);
        (HttpStatusCode status, string text) = await GetAsync(
            gateway, "/v1/upgrades/" + seen.Header("x-pointsman-decision"), ("x-none", "0"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("none", JsonDocument.Parse(text).RootElement.GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_is_no_chat_has_no_better_answer_and_heeds_no_wish()
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync("routes: { plain: small }");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/embeddings")
        {
            Content = new StringContent(
                """{"model":"away/mock-n2","input":"x"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(UpgradeWishes.Header, "later");
        using HttpResponseMessage answer = await gateway.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(
        MockedGateway gateway, string address, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using HttpResponseMessage answer = await gateway.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static Task<MockedGateway> StartAsync() => MockedGateway.StartAsync(setUp => setUp.Route(
        "chat",
        route => route with
        {
            Strategy = RouteStrategy.Progressive, Targets = [],
            Progressive = new ProgressiveSettings { Fast = [Targets[0]], Better = [Targets[1]] },
        },
        Targets));
}
