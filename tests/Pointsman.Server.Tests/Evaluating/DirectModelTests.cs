using Microsoft.Extensions.AI;
using Pointsman.Faults;
using Pointsman.Providers;
using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests.Evaluating;

/// <summary>A provider that refuses to be asked for usage is asked once more without, and nothing else twice.</summary>
public sealed class DirectModelTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provider_that_refuses_to_tell_usage_answers_and_is_not_asked_for_it_again()
    {
        await using MockUpstream mock = await MockUpstream.StartAsync();
        using DirectModels models = Models(mock);
        ChatResponse first = await StreamedAsync(models, "openai/mock-n3-nostreamopts");
        ChatResponse second = await StreamedAsync(models, "openai/mock-n3-nostreamopts");
        await StreamedAsync(models, "openai/mock-n4");
        Assert.NotEmpty(first.Text);
        Assert.Equal(first.Text, second.Text);
        Assert.Null(first.Usage);
        Assert.Equal([true, false, false, false], Asked(mock));
    }

    [Fact]
    public async Task A_provider_that_tells_usage_is_asked_for_it_each_time()
    {
        await using MockUpstream mock = await MockUpstream.StartAsync();
        using DirectModels models = Models(mock);
        Assert.NotNull((await StreamedAsync(models, "openai/mock-n3")).Usage);
        Assert.NotNull((await StreamedAsync(models, "openai/mock-n3")).Usage);
        Assert.Equal([true, true], Asked(mock));
    }

    [Theory]
    [InlineData("openai/mock-400")]
    [InlineData("openai/mock-500")]
    [InlineData("anthropic/mock-400")]
    public async Task Another_refusal_is_asked_once_and_changes_nothing(string model)
    {
        await using MockUpstream mock = await MockUpstream.StartAsync();
        using DirectModels models = Models(mock);
        await Assert.ThrowsAsync<ProviderException>(() => StreamedAsync(models, model));
        Assert.Single(mock.Attempts);
        Assert.NotNull((await StreamedAsync(models, "openai/mock-n3")).Usage);
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"unknown field","param":"stream_options"}}""", true)]
    [InlineData(422, """{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"]}]}""", true)]
    [InlineData(400, "Unrecognized request argument supplied: stream_options", true)]
    [InlineData(400, """{"error":{"message":"no such model"}}""", false)]
    [InlineData(500, "stream_options", false)]
    public void A_refusal_is_known_by_the_name_of_the_option_in_any_shape(int status, string body, bool refuses) =>
        Assert.Equal(refuses, UsageWire.Refuses(new UsageWire(OpenAiChatProviderWire.Instance)
            .ReadError(status, System.Text.Encoding.UTF8.GetBytes(body))));

    private static bool[] Asked(MockUpstream mock) =>
        [.. mock.Attempts.Select(one => one.Body.Contains("stream_options", StringComparison.Ordinal))];

    private static DirectModels Models(MockUpstream mock) =>
        new(new SetUp(mock).Settings, Catalog.LoadEmbedded(), TimeProvider.System);

    private static async Task<ChatResponse> StreamedAsync(DirectModels models, string name)
    {
        using IChatClient client = models.Find(name, out _)!.Client;
        return await client.GetStreamingResponseAsync("Where to?", null, Cancel).ToChatResponseAsync(Cancel);
    }
}
