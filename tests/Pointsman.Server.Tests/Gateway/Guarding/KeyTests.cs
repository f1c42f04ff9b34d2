using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Who is served: keys, what they allow, and this machine without one.</summary>
public sealed class KeyTests
{
    private static Task<MockedGateway> StartAsync(bool required = true) => MockedGateway.StartAsync(setUp =>
    {
        foreach (string protocol in Speech.All)
        {
            setUp.Route($"chat-{protocol}", $"{protocol}/mock-n4-in7-out3");
        }

        return setUp.With(settings => settings with { RequireKeys = required });
    });

    [Theory]
    [InlineData(Speech.OpenAi, "Authorization")]
    [InlineData(Speech.Responses, "Authorization")]
    [InlineData(Speech.Anthropic, "x-api-key")]
    [InlineData(Speech.Gemini, "x-goog-api-key")]
    [InlineData(Speech.OpenAi, "api-key")]
    public async Task A_key_opens_the_gateway_where_each_sdk_puts_it(string protocol, string header)
    {
        await using MockedGateway gateway = await StartAsync();
        CreatedKey key = gateway.CreateKey(new KeyDraft { Name = "ci", Tags = [new KeyTag("team", "search")] });
        string value = header == "Authorization" ? "Bearer " + key.Secret : key.Secret;

        Seen without = await gateway.AskAsync(protocol, $"chat-{protocol}", stream: false);
        Seen with = await gateway.AskAsync(protocol, $"chat-{protocol}", stream: false, "", (header, value));

        Assert.Equal(401, without.Status);
        Assert.True(without.IsRefusal, without.Raw);
        Assert.True(with.IsWhole, with.Raw);
        RecordedCall call = await gateway.RecordedAsync(with);
        Assert.Equal((key.Key.Id, "team=search"), (call.KeyId, call.Tags));
        Assert.Single(gateway.Mock.Attempts);
    }

    [Fact]
    public async Task Wrong_revoked_and_expired_keys_are_refused()
    {
        await using MockedGateway gateway = await StartAsync(required: false);
        CreatedKey revoked = gateway.CreateKey();
        gateway.Parts.KeyStore.Revoke(revoked.Key.Id, gateway.Parts.Time.GetUtcNow());
        CreatedKey expired = gateway.CreateKey(
            new KeyDraft { Name = "old", Expires = gateway.Parts.Time.GetUtcNow().AddSeconds(-1) });
        string[] secrets = ["pm_wrong", revoked.Secret, expired.Secret, "pm_" + new string('x', 5000)];

        foreach (string secret in secrets)
        {
            Seen seen = await gateway.AskAsync(
                Speech.OpenAi, "chat-openai", stream: true, "", ("Authorization", "Bearer " + secret));
            Assert.Equal(401, seen.Status);
            Assert.True(seen.IsRefusal, seen.Raw);
            Assert.DoesNotContain(secret, seen.Raw);
        }

        Assert.Empty(gateway.Mock.Attempts);
    }

    [Fact]
    public async Task A_key_serves_only_its_routes_and_models()
    {
        await using MockedGateway gateway = await StartAsync();
        var routes = MockedGateway.Bearer(gateway.CreateKey(
            new KeyDraft { Name = "routes", Routes = new NamePatterns(["chat-open*"]) }));
        var models = MockedGateway.Bearer(gateway.CreateKey(
            new KeyDraft { Name = "models", Models = new NamePatterns(["anthropic/*"]) }));

        Seen allowed = await gateway.AskAsync(Speech.OpenAi, "chat-openai", false, "", routes);
        Seen otherRoute = await gateway.AskAsync(Speech.Anthropic, "chat-anthropic", false, "", routes);
        Seen otherModel = await gateway.AskAsync(Speech.OpenAi, "chat-openai", false, "", models);
        Seen itsModel = await gateway.AskAsync(Speech.OpenAi, "chat-anthropic", false, "", models);

        Assert.Equal((200, 403, 403, 200), (allowed.Status, otherRoute.Status, otherModel.Status, itsModel.Status));
        Assert.True(otherRoute.IsRefusal, otherRoute.Raw);
        Assert.True(otherModel.IsRefusal, otherModel.Raw);
        Assert.Equal(2, gateway.Mock.Attempts.Count);
    }

    [Theory]
    [InlineData(Speech.OpenAi)]
    [InlineData(Speech.Responses)]
    [InlineData(Speech.Anthropic)]
    [InlineData(Speech.Gemini)]
    public async Task A_limit_of_requests_refuses_the_next_one_with_the_standing(string protocol)
    {
        await using MockedGateway gateway = await StartAsync();
        var limits = new KeyLimits { Requests = new Rates<long>(PerMinute: 2) };
        var key = MockedGateway.Bearer(gateway.CreateKey(new KeyDraft { Name = "ci", Limits = limits }));
        await gateway.AskAsync(protocol, $"chat-{protocol}", true, "", key);
        await gateway.AskAsync(protocol, $"chat-{protocol}", false, "", key);

        Seen seen = await gateway.AskAsync(protocol, $"chat-{protocol}", true, "", key);

        Assert.Equal(429, seen.Status);
        Assert.True(seen.IsRefusal, seen.Raw);
        Assert.InRange(int.Parse(seen.Header("Retry-After")!), 1, 61);
        Assert.Equal(("2", "0"),
            (seen.Header("x-ratelimit-limit-requests"), seen.Header("x-ratelimit-remaining-requests")));
        Assert.Equal(2, gateway.Mock.Attempts.Count);
        Assert.Equal(CallOutcome.Refused, (await gateway.RecordedAsync(seen)).Outcome);
    }

    [Fact]
    public async Task Money_is_reserved_before_and_settled_to_what_was_used()
    {
        await using MockedGateway gateway = await StartAsync();

        // The request could cost a dollar by its own limit on output and costs 0.037; only what was used counts.
        var limits = new KeyLimits { Usd = new Rates<decimal>(PerDay: 1.2m) };
        var key = MockedGateway.Bearer(gateway.CreateKey(new KeyDraft { Name = "ci", Limits = limits }));
        int served = 0;
        Seen seen;
        do
        {
            seen = await gateway.AskAsync(Speech.OpenAi, "chat-openai", false, "\"max_tokens\":100,", key);
            served += seen.Status == 200 ? 1 : 0;
        }
        while (seen.Status == 200 && served < 100);

        Assert.Equal(429, seen.Status);
        Assert.InRange(served, 4, 6);
        IReadOnlyList<RecordedCall> calls = await gateway.LedgerAsync(served + 1);
        Assert.True(calls.Sum(call => call.Cost.Amount) <= 1.2m);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    public async Task Without_a_key_no_page_from_elsewhere_is_served(string header, string value)
    {
        await using MockedGateway gateway = await StartAsync(required: false);

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat-openai", false, "", (header, value));

        Assert.Equal(403, seen.Status);
        Assert.True(seen.IsRefusal, seen.Raw);
        Assert.Empty(gateway.Mock.Attempts);
    }

    [Theory]
    [InlineData("Origin", "http://localhost:5173")]
    [InlineData("Origin", "http://127.0.0.1:80")]
    [InlineData("Host", "localhost:1234")]
    [InlineData("Host", "[::1]:1234")]
    public async Task Without_a_key_pages_of_this_machine_are_served(string header, string value)
    {
        await using MockedGateway gateway = await StartAsync(required: false);

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat-openai", false, "", (header, value));

        Assert.True(seen.IsWhole, seen.Raw);
    }

    [Fact]
    public async Task With_a_key_a_page_from_anywhere_is_served()
    {
        await using MockedGateway gateway = await StartAsync(required: false);

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat-openai", false, "",
            MockedGateway.Bearer(gateway.CreateKey()), ("Origin", "https://app.example"));

        Assert.True(seen.IsWhole, seen.Raw);
    }

    [Theory]
    [InlineData(Speech.OpenAi)]
    [InlineData(Speech.Responses)]
    [InlineData(Speech.Anthropic)]
    [InlineData(Speech.Gemini)]
    public async Task A_name_that_is_none_is_404_and_says_what_there_is(string protocol)
    {
        await using MockedGateway gateway = await StartAsync(required: false);

        Seen seen = await gateway.AskAsync(protocol, "chat-opena", stream: true);

        Assert.Equal(404, seen.Status);
        Assert.True(seen.IsRefusal, seen.Raw);
        Assert.Contains("chat-openai", seen.Error);
    }
}
