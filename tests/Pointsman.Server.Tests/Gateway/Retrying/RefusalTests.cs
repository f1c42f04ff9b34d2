using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Which refusals are routed around, and how those that are not reach the caller.</summary>
public sealed class RefusalTests
{
    private static ModelSettings Window(ModelSettings model, long tokens) => model with { Context = tokens };

    [Theory]
    [InlineData(Speech.OpenAi, "401")]
    [InlineData(Speech.OpenAi, "403")]
    [InlineData(Speech.Responses, "401")]
    [InlineData(Speech.Anthropic, "401")]
    [InlineData(Speech.Gemini, "403")]
    public async Task A_refusal_of_the_gateways_own_key_is_502_with_the_way_out(string protocol, string status)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", $"{protocol}/mock-{status}"));

        Seen seen = await gateway.AskAsync(protocol, "chat", stream: true);

        Assert.Equal(502, seen.Status);
        Assert.True(seen.IsRefusal, seen.Raw);
        Assert.Contains($"providers.{protocol}.apiKeys", seen.Error);
        Assert.Single(gateway.Mock.Attempts);
    }

    [Theory]
    [InlineData(Speech.OpenAi, false)]
    [InlineData(Speech.OpenAi, true)]
    [InlineData(Speech.Responses, false)]
    [InlineData(Speech.Anthropic, true)]
    [InlineData(Speech.Gemini, true)]
    public async Task A_prompt_that_is_too_long_goes_to_a_larger_window_only(string protocol, bool stream)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Target($"{protocol}/mock-context", model => Window(model, 8_000))
            .Target($"{protocol}/mock-small", model => Window(model, 8_000))
            .Target($"{protocol}/mock-n4-large", model => Window(model, 100_000))
            .Route("chat", $"{protocol}/mock-context", $"{protocol}/mock-small", $"{protocol}/mock-n4-large"));

        Seen seen = await gateway.AskAsync(protocol, "chat", stream);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal(["mock-context", "mock-n4-large"], gateway.Mock.Attempts.Select(one => one.Model));
    }

    [Fact]
    public async Task A_window_that_nobody_knows_speaks_for_no_other()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Target("openai/mock-tight", model => Window(model, 5))
            .Target("openai/mock-n4-large", model => Window(model, 100_000))
            .Route("known", "openai/mock-context", "openai/mock-tight", "openai/mock-n4-large")
            .Route("unknown", "openai/mock-context", "openai/mock-n4"));

        Seen known = await gateway.AskAsync(Speech.OpenAi, "known", stream: false);
        Seen unknown = await gateway.AskAsync(Speech.OpenAi, "unknown", stream: false);

        Assert.True(known.IsWhole, known.Raw);
        Assert.True(unknown.IsWhole, unknown.Raw);
        Assert.Equal(
            ["mock-context", "mock-n4-large", "mock-context", "mock-n4"],
            gateway.Mock.Attempts.Select(one => one.Model));
    }

    [Fact]
    public async Task A_prompt_that_is_too_long_for_all_is_told_in_the_providers_own_words()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Target("openai/mock-context", model => Window(model, 8_000))
            .Target("openai/mock-small", model => Window(model, 8_000))
            .Route("chat", "openai/mock-context", "openai/mock-small"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);

        Assert.Equal((400, "The prompt is too long for this model."), (seen.Status, seen.Error));
        Assert.Contains("context_length_exceeded", seen.Raw);
        Assert.Single(gateway.Mock.Attempts);
    }

    [Fact]
    public async Task A_content_filter_is_routed_around_only_where_the_route_says_so()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("strict", "openai/mock-filter", "openai/mock-n4")
            .Route(
                "lenient", route => route with { FailoverOnContentFilter = true },
                "openai/mock-filter", "openai/mock-n4"));

        Seen strict = await gateway.AskAsync(Speech.OpenAi, "strict", stream: true);
        Seen lenient = await gateway.AskAsync(Speech.OpenAi, "lenient", stream: true);

        Assert.Equal(400, strict.Status);
        Assert.True(lenient.IsWhole, lenient.Raw);
    }

    [Theory]
    [InlineData(Speech.OpenAi, Speech.Anthropic)]
    [InlineData(Speech.Anthropic, Speech.OpenAi)]
    [InlineData(Speech.Gemini, Speech.OpenAi)]
    [InlineData(Speech.Responses, Speech.Anthropic)]
    public async Task A_refusal_of_another_protocol_is_told_in_the_clients_own(string client, string provider)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", $"{provider}/mock-400", $"{provider}/mock-n4"));

        Seen seen = await gateway.AskAsync(client, "chat", stream: true);

        Assert.Equal((400, "The mock was asked for a 400."), (seen.Status, seen.Error));
        Assert.True(seen.IsRefusal, seen.Raw);
        Assert.Single(gateway.Mock.Attempts);
    }

    [Theory]
    [InlineData(Speech.OpenAi, Speech.Anthropic)]
    [InlineData(Speech.Anthropic, Speech.OpenAi)]
    [InlineData(Speech.Gemini, Speech.OpenAi)]
    [InlineData(Speech.Responses, Speech.Gemini)]
    public async Task A_translated_stream_that_is_cut_is_broken_off_in_the_clients_protocol(
        string client, string provider)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", $"{provider}/mock-n8-cut", $"{provider}/mock-n3"));

        Seen seen = await gateway.AskAsync(client, "chat", stream: true);

        Assert.True(seen.IsBrokenOff, seen.Raw);
        Assert.StartsWith(seen.Text, MockWords.Pieces(8));
        Assert.Equal(CallOutcome.Cut, (await gateway.RecordedAsync(seen)).Outcome);
    }

    [Fact]
    public async Task A_refused_connection_is_failed_over()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai-refused/mock-n8", "openai/mock-n4"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(seen.IsWhole, seen.Raw);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal(AttemptOutcome.Connect, call.Attempts[0].Outcome);
        Assert.Equal(Usd.Zero, call.Attempts[0].Cost);
    }

    [Fact]
    public async Task A_connection_that_the_upstream_closed_meanwhile_costs_no_answer()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => route with { Retries = new RetrySettings { Base = TimeSpan.FromMilliseconds(1) } },
            "openai/mock-n4-once"));
        for (int i = 0; i < 10; i++)
        {
            Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: i % 2 == 0);
            Assert.True(seen.IsWhole, seen.Raw);
        }
    }
}
