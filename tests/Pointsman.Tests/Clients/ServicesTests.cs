using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Pointsman.Tests.Clients.Some;

#pragma warning disable MEAI001 // The base class of the client is experimental in Microsoft.Extensions.AI.

namespace Pointsman.Tests.Clients;

public sealed class ServicesTests
{
    private readonly FakeClient _small = new FakeClient("small").Says("small");
    private readonly FakeClient _large = new FakeClient("large").Says("large");

    [Fact]
    public async Task A_strategy_over_registered_clients_is_the_chat_client()
    {
        await using ServiceProvider provider = Registered()
            .AddPointsman(models => new FallbackStrategy([models.Of("small"), models.Of("large")]))
            .BuildServiceProvider();
        IChatClient client = provider.GetRequiredService<IChatClient>();
        _small.Fails(new NumberedException(500));

        Assert.IsType<PointsmanChatClient>(client);
        Assert.Same(client, provider.GetRequiredService<IChatClient>());
        Assert.Equal("large", (await client.AskAsync()).Text);
    }

    [Fact]
    public async Task Several_stand_under_keys_of_their_own_and_may_ask_each_other()
    {
        await using ServiceProvider provider = Registered()
            .AddPointsman(models => models.Of("small"), key: "quick")
            .AddPointsman(models => new FallbackStrategy([models.Of("large"), models.Of("quick")]), key: "careful")
            .BuildServiceProvider();
        Assert.Null(provider.GetService<IChatClient>());
        _large.Fails(new NumberedException(500));
        IChatClient careful = provider.GetRequiredKeyedService<IChatClient>("careful");
        Assert.Equal("small", (await careful.AskAsync()).Text);
    }

    [Fact]
    public void A_client_that_is_not_registered_is_named_with_the_way_out()
    {
        using ServiceProvider provider = Registered().AddPointsman(models => models.Of("huge")).BuildServiceProvider();
        var missing = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IChatClient>());
        Assert.Contains("no chat client is registered as 'huge'", missing.Message, StringComparison.Ordinal);
        Assert.Contains("AddKeyedSingleton<IChatClient>(\"huge\"", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_is_named_twice_is_one_model_with_its_first_description()
    {
        await using ServiceProvider provider = Registered()
            .AddPointsman(models => new FallbackStrategy(
                [models.Of("small", one => one with { Local = true }), models.Of("large"), models.Of("small")]))
            .BuildServiceProvider();
        var hints = new ChatOptions { AdditionalProperties = new() { ["pointsman.private"] = true } };
        Assert.Equal("small", (await provider.GetRequiredService<IChatClient>().AskAsync(hints)).Text);

        await using ServiceProvider late = Registered()
            .AddPointsman(models => new FallbackStrategy(
                [models.Of("small"), models.Of("small", one => one with { Local = true })]))
            .BuildServiceProvider();
        var refused = Assert.Throws<InvalidOperationException>(() => late.GetRequiredService<IChatClient>());
        Assert.Contains("describe it where it is asked for first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_container_disposes_what_it_made_and_nobody_else_does()
    {
        ServiceProvider provider = Registered().AddPointsman(models => models.Of("small")).BuildServiceProvider();
        await provider.GetRequiredService<IChatClient>().AskAsync();
        await provider.DisposeAsync();
        Assert.False(_small.IsDisposed);
    }

    // Instances of the program's own, which the container does not dispose.
    private ServiceCollection Registered()
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IChatClient>("small", _small);
        services.AddKeyedSingleton<IChatClient>("large", _large);
        return services;
    }
}
