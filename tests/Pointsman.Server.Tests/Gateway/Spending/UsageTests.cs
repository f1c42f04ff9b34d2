using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>What an answer used, how well that is known, and what the client sees of the asking.</summary>
public sealed class UsageTests
{
    private const string WantsUsage = "\"stream_options\":{\"include_usage\":true},";

    [Fact]
    public async Task Usage_is_asked_for_and_the_client_that_did_not_ask_does_not_see_it()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4-in7-out3"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(Assert.Single(gateway.Mock.Attempts).Json()
            .GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
        Assert.True(seen.IsWhole, seen.Raw);
        Assert.DoesNotContain("\"choices\":[]", seen.Raw);
        Assert.DoesNotContain("prompt_tokens", seen.Raw);
        Assert.Equal(UsageQuality.Exact, (await gateway.RecordedAsync(seen)).Attempts[0].Quality);
    }

    [Fact]
    public async Task A_client_that_asked_for_usage_sees_it()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4-in7-out3"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true, WantsUsage);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Contains("\"prompt_tokens\":7", seen.Raw);
    }

    [Fact]
    public async Task Other_stream_options_of_the_client_stay()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4"));
        const string own = "\"stream_options\":{\"include_obfuscation\":false},";

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true, own);

        Assert.True(seen.IsWhole, seen.Raw);
        string body = Assert.Single(gateway.Mock.Attempts).Body;
        Assert.Contains("\"include_obfuscation\":false", body);
        Assert.Contains("\"include_usage\":true", body);
    }

    [Fact]
    public async Task A_plain_request_is_not_given_stream_options()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4"));

        await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);

        Assert.DoesNotContain("stream_options", Assert.Single(gateway.Mock.Attempts).Body);
    }

    [Fact]
    public async Task An_upstream_that_refuses_the_option_is_asked_without_it_from_then_on()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4-nostreamopts"));

        Seen first = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);
        Seen second = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(first.IsWhole, first.Raw);
        Assert.True(second.IsWhole, second.Raw);
        Assert.Equal([400, 200, 200], gateway.Mock.Attempts.Select(attempt => attempt.Status));
        RecordedCall call = await gateway.RecordedAsync(second);
        Assert.Equal(UsageQuality.Estimated, Assert.Single(call.Attempts).Quality);
        Assert.True(call.Cost > Usd.Zero);
    }

    [Fact]
    public async Task A_client_whose_own_option_is_refused_hears_so()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4-nostreamopts"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true, WantsUsage);

        Assert.Equal(400, seen.Status);
        Assert.Contains("stream_options", seen.Error);
        Assert.Single(gateway.Mock.Attempts);
    }

    public static TheoryData<string, string, bool, UsageQuality> Qualities()
    {
        var cases = new TheoryData<string, string, bool, UsageQuality>();
        foreach (string protocol in Speech.All)
        {
            foreach (bool stream in (bool[])[true, false])
            {
                cases.Add(protocol, "in7-out3", stream, UsageQuality.Exact);
                cases.Add(protocol, "in7-out3-usageall", stream, UsageQuality.Exact);
                cases.Add(protocol, "nousage", stream, UsageQuality.Estimated);
                cases.Add(protocol, "usageneg", stream, UsageQuality.Estimated);
                cases.Add(protocol, "usagehuge", stream, UsageQuality.Estimated);
                cases.Add(protocol, "usagetext", stream, UsageQuality.Estimated);
            }

            cases.Add(protocol, "in7-out3-afterend", true, UsageQuality.Exact);
        }

        cases.Add(Speech.OpenAi, "in7-out3-usagelast", true, UsageQuality.Exact);
        cases.Add(Speech.OpenAi, "in7-out3-usagefinish", true, UsageQuality.Exact);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Qualities))]
    public async Task The_ledger_says_how_well_usage_is_known(
        string protocol, string words, bool stream, UsageQuality quality)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", $"{protocol}/mock-n4-{words}"));

        Seen seen = await gateway.AskAsync(protocol, "chat", stream);

        Assert.True(seen.IsWhole, seen.Raw);
        RecordedAttempt attempt = Assert.Single((await gateway.RecordedAsync(seen)).Attempts);
        Assert.Equal(quality, attempt.Quality);
        Assert.InRange(attempt.Tokens.Input, 1, 100);
        Assert.InRange(attempt.Tokens.Output, 1, 100);
        Assert.Equal(
            new Usd((attempt.Tokens.Input * 0.001m) + (attempt.Tokens.Output * 0.01m)), attempt.Cost);
        if (quality == UsageQuality.Exact)
        {
            Assert.Equal((7, 3), (attempt.Tokens.Input, attempt.Tokens.Output));
        }
    }

    [Theory]
    [InlineData(Speech.OpenAi, UsageQuality.Estimated)]
    [InlineData(Speech.Responses, UsageQuality.Estimated)]
    [InlineData(Speech.Anthropic, UsageQuality.Partial)]
    [InlineData(Speech.Gemini, UsageQuality.Partial)]
    public async Task A_stream_that_breaks_off_costs_what_came_of_it(string protocol, UsageQuality quality)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", $"{protocol}/mock-n10-k40-in7-out100-cut"));

        Seen seen = await gateway.AskAsync(protocol, "chat", stream: true);

        Assert.True(seen.IsBrokenOff, seen.Raw);
        RecordedAttempt attempt = Assert.Single((await gateway.RecordedAsync(seen)).Attempts);
        Assert.Equal(quality, attempt.Quality);
        Assert.InRange(attempt.Tokens.Output, 45, 60);
    }

    [Fact]
    public async Task Cached_tokens_are_told_apart()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4-in70-cached60-out3"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        TokenCounts tokens = Assert.Single((await gateway.RecordedAsync(seen)).Attempts).Tokens;
        Assert.Equal((10, 60), (tokens.Input, tokens.CachedInput));
    }

    [Fact]
    public async Task A_call_costs_what_all_its_attempts_cost_and_says_so()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", "openai/mock-500", "openai/mock-cut", "openai/mock-in7-out3"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);

        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal(3, call.Attempts.Count);
        Assert.Equal(Usd.Zero, call.Attempts[0].Cost);
        Assert.True(call.Attempts[1].Cost > Usd.Zero);
        Assert.Equal(new Usd(0.037m), call.Attempts[2].Cost);
        Assert.Equal(call.Attempts[1].Cost + call.Attempts[2].Cost, call.Cost);
        Assert.Equal(call.Cost.Amount, decimal.Parse(seen.Header("x-pointsman-cost-usd")!));
    }
}
