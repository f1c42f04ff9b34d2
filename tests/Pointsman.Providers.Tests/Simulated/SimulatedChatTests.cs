using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class SimulatedChatTests
{
    private static readonly SimulatedOptions AtOnce = new() { DelayFactor = 0 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_simulated_model_answers_as_a_chat_client_plain_and_streamed()
    {
        using ProviderChatClient client = SimulatedChat.Create("sim/large", AtOnce);
        ChatResponse plain = await client.GetResponseAsync("What is 17*23?", cancellationToken: Cancel);
        ChatResponse streamed = await client.GetStreamingResponseAsync("What is 17*23?", cancellationToken: Cancel)
            .ToChatResponseAsync(Cancel);

        Assert.Contains("391", plain.Text, StringComparison.Ordinal);
        Assert.Equal(plain.Text, streamed.Text);
        Assert.Equal(plain.Usage!.OutputTokenCount, streamed.Usage!.OutputTokenCount);
        Assert.Equal("simulated", ((ChatClientMetadata)client.GetService(typeof(ChatClientMetadata))!).ProviderName);
    }

    [Fact]
    public async Task A_fault_on_demand_is_an_exception()
    {
        using ProviderChatClient client = SimulatedChat.Create("sim/small:503", AtOnce);
        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => client.GetResponseAsync("hello", cancellationToken: Cancel));
        Assert.Equal(503, failure.Error.Status);
        Assert.Equal(TimeSpan.FromSeconds(1), failure.Error.RetryAfter);
    }

    [Fact]
    public void A_simulated_model_brings_its_price_and_its_window()
    {
        RoutingTarget target = SimulatedChat.Model("sim/small", describe: one => one with { Local = true }).Target;
        Assert.Equal(("sim/small", "simulated", 32_000), (target.Name, target.Provider, target.Context!.Value));
        Assert.Equal(new Usd(0.10m), target.Price!.Base.Input);
        Assert.True(target.Local);
    }

    [Fact]
    public void A_name_that_is_none_is_refused_with_those_that_are()
    {
        var refused = Assert.Throws<ArgumentException>(() => SimulatedChat.Create("sim/huge"));
        Assert.Contains("sim/small, sim/large, sim/reasoner, sim/vision", refused.Message, StringComparison.Ordinal);
    }
}
