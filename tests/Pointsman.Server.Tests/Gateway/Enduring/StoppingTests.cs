using Microsoft.Data.Sqlite;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>A gateway that is told to stop, and a database that cannot be written.</summary>
public sealed class StoppingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_accepted_ends_before_the_gateway_does()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("stream", "openai/mock-n8-holdmid").Route("plain", "openai/mock-n4-hold"));
        Task<Seen> stream = gateway.AskAsync(Speech.OpenAi, "stream", stream: true);
        Task<Seen> plain = gateway.AskAsync(Speech.OpenAi, "plain", stream: false);
        await gateway.Mock.WaitForAsync(all => all.Count(one => one.IsHeld) == 2, Cancel);

        Task stopped = gateway.Server.StopAsync(Cancel);
        await Until.HoldsAsync(RefusesAsync(gateway));
        Assert.False(stopped.IsCompleted);
        gateway.Mock.Release();

        Assert.True((await stream).IsWhole);
        Assert.True((await plain).IsWhole);
        await stopped;
        Assert.All(await gateway.LedgerAsync(2), call => Assert.Equal(CallOutcome.Completed, call.Outcome));
    }

    [Fact]
    public async Task What_takes_longer_than_the_drain_is_recorded_all_the_same()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("stream", "openai/mock-n8-holdmid")
            .With(settings => settings with { Drain = TimeSpan.FromMilliseconds(50) }));
        Task<Seen> stream = gateway.AskAsync(Speech.OpenAi, "stream", stream: true);
        await gateway.Mock.WaitForAsync(all => all is [{ IsHeld: true }], Cancel);

        await gateway.Server.StopAsync(Cancel);

        Assert.False((await stream).IsWhole);
        RecordedCall call = Assert.Single(await gateway.LedgerAsync(1));
        Assert.NotEqual(CallOutcome.Completed, call.Outcome);
        Assert.True(Assert.Single(call.Attempts).Cost > Usd.Zero);
    }

    [Fact]
    public async Task A_locked_database_stands_in_no_requests_way_and_loses_nothing()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4-in7-out3"));
        using (SqliteConnection holder = gateway.Parts.Database.Connect())
        using (holder.BeginTransaction(deferred: false))
        {
            for (int i = 0; i < 5; i++)
            {
                Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: i % 2 == 0);
                Assert.True(seen.IsWhole, seen.Raw);
            }
        }

        Assert.All(await gateway.LedgerAsync(5), call => Assert.Equal(new Usd(0.037m), call.Cost));
    }

    [Fact]
    public async Task A_ledger_without_room_refuses_and_takes_requests_again_when_it_has_room()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai/mock-n4").Route("held", "openai/mock-n4-hold")
            .With(settings => settings with { Recording = settings.Recording with { Slots = 1 } }));
        Task<Seen> held = gateway.AskAsync(Speech.OpenAi, "held", stream: false);
        await gateway.Mock.WaitForAsync(all => all is [{ IsHeld: true }], Cancel);

        Seen refused = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);
        Assert.Equal((503, "1"), (refused.Status, refused.Header("Retry-After")));
        Assert.Single(gateway.Mock.Attempts);
        gateway.Mock.Release();
        Assert.True((await held).IsWhole);

        await Until.HoldsAsync(async () => (await gateway.AskAsync(Speech.OpenAi, "chat", stream: true)).IsWhole);
    }

    // A new connection finds nobody any more, or is told that nothing new is taken.
    private static Func<Task<bool>> RefusesAsync(MockedGateway gateway) => async () =>
    {
        using var other = new HttpClient { BaseAddress = gateway.Server.Address };
        try
        {
            return (int)(await other.GetAsync("/health/ready", Cancel)).StatusCode == 503;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    };
}
