using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Breakers, and several keys of one provider.</summary>
public sealed class HealthTests
{
    private static readonly BreakerSettings Quick = new() { Failures = 3, Open = TimeSpan.FromMilliseconds(100) };

    private static ProviderSettings Keys(ProviderSettings provider, params string[] keys) =>
        provider with { ApiKeys = [.. keys.Select(key => new Secret(key))] };

    [Fact]
    public async Task A_target_that_fails_gets_no_traffic_and_gets_it_back_when_it_recovers()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai/mock-main", "openai/mock-spare")
            .With(settings => settings with { Breaker = Quick with { Open = TimeSpan.FromSeconds(1) } }));
        gateway.Mock.Behave("mock-main", "mock-500");
        for (int i = 0; i < 6; i++)
        {
            Assert.True((await gateway.AskAsync(Speech.OpenAi, "chat", stream: false)).IsWhole);
        }

        Assert.InRange(gateway.Mock.Attempts.Count(one => one.Model == "mock-main"), 3, 5);
        gateway.Mock.Behave("mock-main", null);

        await Until.HoldsAsync(async () =>
        {
            Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);
            return seen.Header("x-pointsman-model") == "openai/mock-main";
        });
    }

    [Fact]
    public async Task When_all_targets_are_broken_the_client_hears_503_and_when_to_come_back()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai/mock-500")
            .With(settings => settings with { Breaker = Quick with { Open = TimeSpan.FromSeconds(20) } }));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(502, (await gateway.AskAsync(Speech.OpenAi, "chat", stream: false)).Status);
        }

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);

        Assert.Equal(503, seen.Status);
        Assert.InRange(int.Parse(seen.Header("Retry-After")!), 15, 20);
        Assert.Equal(3, gateway.Mock.Attempts.Count);
    }

    [Fact]
    public async Task Streams_that_break_off_count_as_failures_although_their_status_was_200()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai/mock-n4-cut", "openai/mock-n4")
            .With(settings => settings with { Breaker = Quick with { Open = TimeSpan.FromSeconds(20) } }));
        for (int i = 0; i < 3; i++)
        {
            Assert.True((await gateway.AskAsync(Speech.OpenAi, "chat", stream: true)).IsBrokenOff);
        }

        Assert.Equal(
            "openai/mock-n4",
            (await gateway.AskAsync(Speech.OpenAi, "chat", stream: true)).Header("x-pointsman-model"));
    }

    [Theory]
    [InlineData("400")]
    [InlineData("404")]
    [InlineData("filter")]
    public async Task Refusals_of_the_request_do_not_hurt_the_target(string words)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai/mock-n4")
            .With(settings => settings with { Breaker = Quick with { Open = TimeSpan.FromSeconds(20) } }));
        gateway.Mock.Behave("mock-n4", $"mock-{words}");
        for (int i = 0; i < 5; i++)
        {
            await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);
        }

        gateway.Mock.Behave("mock-n4", null);

        Assert.True((await gateway.AskAsync(Speech.OpenAi, "chat", stream: false)).IsWhole);
    }

    [Theory]
    [InlineData("400")]
    [InlineData("404")]
    [InlineData("context")]
    public async Task A_probe_that_is_refused_for_the_requests_own_sake_closes_the_breaker(string words)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai/mock-n4").With(settings => settings with { Breaker = Quick }));
        gateway.Mock.Behave("mock-n4", "mock-500");
        for (int i = 0; i < 3; i++)
        {
            await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);
        }

        Upstream upstream = Assert.Single(gateway.Parts.Snapshots.Current.Upstreams);
        gateway.Mock.Behave("mock-n4", $"mock-{words}");
        await Until.HoldsAsync(async () =>
            (await gateway.AskAsync(Speech.OpenAi, "chat", stream: false)).Status == 400
            || gateway.Mock.Attempts[^1].Status == 404);

        Assert.Equal(
            TargetAvailability.Open, upstream.Health.Standing(gateway.Parts.Clock.Milliseconds).Availability);
    }

    [Fact]
    public async Task Keys_take_turns()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Provider("several", Speech.OpenAi, one => Keys(one, "key-a", "key-b", "key-c"))
            .Route("chat", "several/mock-n4"));
        for (int i = 0; i < 6; i++)
        {
            await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);
        }

        Assert.Equal(
            [("Bearer key-a", 2), ("Bearer key-b", 2), ("Bearer key-c", 2)],
            gateway.Mock.Attempts.GroupBy(one => one.Header("authorization")!)
                .Select(group => (group.Key, group.Count())).Order());
    }

    [Theory]
    [InlineData("mock-429-ra60")]
    [InlineData("mock-401")]
    [InlineData("mock-403")]
    public async Task A_key_that_is_refused_rests_and_the_others_serve(string badKey)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Provider("several", Speech.OpenAi, one => Keys(one, badKey, "key-b"))
            .Route("chat", "several/mock-n4"));
        for (int i = 0; i < 6; i++)
        {
            Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: i % 2 == 0);
            Assert.True(seen.IsWhole, seen.Raw);
        }

        Assert.Single(gateway.Mock.Attempts, one => one.Header("authorization") == "Bearer " + badKey);
    }

    [Fact]
    public async Task When_all_keys_rest_the_client_hears_429_and_when_to_come_back()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Provider("several", Speech.OpenAi, one => Keys(one, "mock-429-ra60", "mock-429-ra40"))
            .Route("chat", "several/mock-n4"));

        Seen first = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);
        Seen second = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);

        Assert.Equal((429, 429), (first.Status, second.Status));
        Assert.InRange(int.Parse(second.Header("Retry-After")!), 30, 40);
        Assert.Equal(2, gateway.Mock.Attempts.Count);
    }
}
