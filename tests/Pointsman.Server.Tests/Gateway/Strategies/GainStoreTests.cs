using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>What progressive routes learn outlives the process that learned it.</summary>
public sealed class GainStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<GatewayServer> StartAsync(TemporaryFolder folder, TimeProvider? time = null) =>
        GatewayServer.StartAsync(
            new GatewayOptions
            {
                DataFolder = folder.Path,
                Catalog = Catalog.LoadEmbedded(),
                Settings = new GatewaySettings { Listen = new ListenSettings { Port = 0 } },
                Time = time ?? TimeProvider.System,
            },
            Cancel);

    [Fact]
    public async Task What_was_learned_is_known_after_a_restart_and_learned_on()
    {
        using var folder = new TemporaryFolder();
        await using (GatewayServer first = await StartAsync(folder))
        {
            Learn(first, "chat", gained: true);
            Learn(first, "chat", gained: false);
            Learn(first, "other", gained: false);
        }

        await using (GatewayServer second = await StartAsync(folder))
        {
            Assert.Equal([new UpgradeCount("tokens<500", 2, 1)], Of(second, "chat"));
            Learn(second, "chat", gained: true);
        }

        await using GatewayServer third = await StartAsync(folder);
        Assert.Equal([new UpgradeCount("tokens<500", 3, 2)], Of(third, "chat"));
        Assert.Equal([new UpgradeCount("tokens<500", 1, 0)], Of(third, "other"));
        Assert.Empty(Of(third, "unknown"));
    }

    [Fact]
    public async Task A_server_that_is_killed_has_written_it_every_minute()
    {
        using var folder = new TemporaryFolder();
        var time = new SteppedTime();
        using var database = Database.Open(folder.Path);
        var store = new GainStore(database);
        var gains = new UpgradeGains(store.Load());
        var keeping = new GainKeeping(gains, store, time);
        gains.Of("chat", new UpgradeGainOptions()).Learn(default, gained: true);
        await Until.Holds(() => time.Timers == 1);

        time.Pass(TimeSpan.FromMinutes(1));

        await Until.Holds(() => store.Load().ContainsKey("chat"));
        await keeping.CloseAsync();
    }

    [Fact]
    public void Only_the_last_changed_are_kept()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        var store = new GainStore(database);
        var count = new UpgradeCount("tokens<500", 1, 1);
        store.Write([("old", count)], ManualTime.Noon);

        store.Write(
            Enumerable.Range(0, GainStore.MostRows).Select(i => ($"route-{i}", count)), ManualTime.Noon.AddDays(1));

        IReadOnlyDictionary<string, IReadOnlyList<UpgradeCount>> all = store.Load();
        Assert.Equal((GainStore.MostRows, false), (all.Count, all.ContainsKey("old")));
    }

    private static void Learn(GatewayServer server, string route, bool gained) =>
        server.Parts.Memory.Gains.Of(route, new UpgradeGainOptions()).Learn(default, gained);

    private static IReadOnlyList<UpgradeCount> Of(GatewayServer server, string route) =>
        server.Parts.Memory.Gains.Of(route, new UpgradeGainOptions()).Snapshot();
}
