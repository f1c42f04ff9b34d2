using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Requests that are written as few write them, and upstreams that take them otherwise than most.</summary>
public sealed class OddRequestTests
{
    [Theory]
    [InlineData("openai\\/mock-n4")]
    [InlineData("\\u006fpenai/mock-n4")]
    public async Task A_models_name_may_be_written_with_escapes(string name)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Target("openai/mock-n4", one => one));
        Seen seen = await gateway.AskAsync(Speech.OpenAi, name, stream: false);
        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal("openai/mock-n4", seen.Header("x-pointsman-model"));
    }

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("openai\\/\\u000d\\u000ax: y")]
    public async Task A_name_that_stands_for_nothing_is_not_found_however_it_is_written(string name)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync();
        Seen seen = await gateway.AskAsync(Speech.OpenAi, name, stream: false);
        Assert.Equal((404, true), (seen.Status, seen.IsRefusal));
    }

    [Theory]
    [InlineData(Speech.OpenAi)]
    [InlineData(Speech.Anthropic)]
    public async Task An_upstream_that_refuses_to_tell_usage_is_asked_without_and_not_asked_again(string client)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4-nostreamopts"));
        Seen first = await gateway.AskAsync(client, "chat", stream: true);
        Assert.True(first.IsWhole, first.Raw);
        Assert.Equal("2", first.Header("x-pointsman-attempts"));
        Seen second = await gateway.AskAsync(client, "chat", stream: true);
        Assert.True(second.IsWhole, second.Raw);
        Assert.Equal("1", second.Header("x-pointsman-attempts"));
    }

    [Fact]
    public async Task A_client_that_itself_asks_for_usage_is_told_that_it_is_refused()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4-nostreamopts"));
        Seen seen = await gateway.AskAsync(
            Speech.OpenAi, "chat", stream: true, """ "stream_options":{"include_usage":true},""");
        Assert.Equal((400, true), (seen.Status, seen.IsRefusal));
        Assert.Single(gateway.Mock.Attempts);
    }
}
