using System.Globalization;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Targets that ask to be left alone, in each of the ways that providers say it.</summary>
public sealed class RetryAfterTests
{
    [Theory]
    [InlineData("429-ra30", 30)]
    [InlineData("429-radate30", 30)]
    [InlineData("429-rams30000", 30)]
    [InlineData("429-raxms30000", 30)]
    [InlineData("503-ra30", 30)]
    [InlineData("529-ra30", 30)]
    [InlineData("429-rams300", 1)]
    [InlineData("429-rabad", 1)]
    public async Task The_client_is_told_whole_seconds(string words, int seconds)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", $"openai/mock-{words}"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);

        Assert.True(seen.IsRefusal, seen.Raw);
        Assert.InRange(
            int.Parse(seen.Header("Retry-After")!, NumberStyles.None, CultureInfo.InvariantCulture),
            seconds - 2, seconds);
        Assert.Equal("false", seen.Header("x-should-retry"));
    }

    [Fact]
    public async Task A_target_that_cools_down_is_not_asked_and_the_other_is()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", "openai/mock-429-ra60", "openai/mock-n4"));

        await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);
        Seen second = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(second.IsWhole, second.Raw);
        Assert.Equal(["mock-429-ra60", "mock-n4", "mock-n4"], gateway.Mock.Attempts.Select(one => one.Model));
        Assert.Equal("openai/mock-429-ra60: Cooling", (await gateway.RecordedAsync(second)).Dropped);
    }

    [Theory]
    [InlineData(Speech.OpenAi)]
    [InlineData(Speech.Responses)]
    [InlineData(Speech.Anthropic)]
    [InlineData(Speech.Gemini)]
    public async Task When_all_targets_cool_down_the_client_hears_429_and_the_shortest_wait(string protocol)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", $"{protocol}/mock-429-ra600", $"{protocol}/mock-429-ra40"));
        await gateway.AskAsync(protocol, "chat", stream: false);

        Seen seen = await gateway.AskAsync(protocol, "chat", stream: true);

        Assert.Equal(429, seen.Status);
        Assert.True(seen.IsRefusal, seen.Raw);
        Assert.InRange(
            int.Parse(seen.Header("Retry-After")!, NumberStyles.None, CultureInfo.InvariantCulture), 30, 40);
        Assert.Equal(2, gateway.Mock.Attempts.Count);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal((CallOutcome.Refused, 0), (call.Outcome, call.Attempts.Count));
    }

    [Fact]
    public async Task A_wait_that_stands_in_the_body_of_a_refusal_is_heeded()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", "gemini/mock-429-rabody600"));
        await gateway.AskAsync(Speech.Gemini, "chat", stream: false);

        Seen seen = await gateway.AskAsync(Speech.Gemini, "chat", stream: true);

        Assert.InRange(
            int.Parse(seen.Header("Retry-After")!, NumberStyles.None, CultureInfo.InvariantCulture), 590, 600);
        Assert.Single(gateway.Mock.Attempts);
    }

    [Fact]
    public async Task A_longer_cooldown_is_not_shortened_by_a_later_one()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", "openai/mock-hold-429-ra5"));
        gateway.Mock.Behave("mock-hold-429-ra5", "mock-hold-429-ra500");
        Task<Seen> first = gateway.AskAsync(Speech.OpenAi, "chat", stream: false);
        await gateway.Mock.WaitForAsync(all => all is [{ IsHeld: true }], TestContext.Current.CancellationToken);
        gateway.Mock.Behave("mock-hold-429-ra5", null);
        Task<Seen> second = gateway.AskAsync(Speech.OpenAi, "chat", stream: false);
        await gateway.Mock.WaitForAsync(
            all => all is [{ IsHeld: true }, { IsHeld: true }], TestContext.Current.CancellationToken);
        gateway.Mock.Release();
        await Task.WhenAll(first, second);

        Seen third = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);

        Assert.InRange(
            int.Parse(third.Header("Retry-After")!, NumberStyles.None, CultureInfo.InvariantCulture), 400, 500);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_means_the_next_target_at_once()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => route with { Retries = new RetrySettings { Most = 2 } },
            "openai/mock-429-ra3600", "openai/mock-n4"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal(2, gateway.Mock.Attempts.Count);
    }

    [Fact]
    public async Task A_target_is_asked_again_after_its_wait_and_not_before()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => route with
            {
                Retries = new RetrySettings { Most = 2, Base = TimeSpan.FromMilliseconds(1) },
            },
            "openai/mock-fail429x1-rams400-n4"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal([429, 200], gateway.Mock.Attempts.Select(one => one.Status));
        TimeSpan wait = gateway.Mock.Attempts[1].Received - gateway.Mock.Attempts[0].Received;
        Assert.True(wait >= TimeSpan.FromMilliseconds(395), wait.ToString());
    }

    [Fact]
    public async Task In_a_second_round_a_target_that_still_cools_down_is_passed_over()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => route with
            {
                Retries = new RetrySettings { Most = 1, Base = TimeSpan.FromMilliseconds(1) },
            },
            "openai/mock-429-ra9", "openai/mock-fail429x1-rams50-n4"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal(
            ["mock-429-ra9", "mock-fail429x1-rams50-n4", "mock-fail429x1-rams50-n4"],
            gateway.Mock.Attempts.Select(one => one.Model));
    }
}
