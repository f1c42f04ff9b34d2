using Xunit;

namespace Pointsman.Server.Tests.Gateway.Upstreams;

/// <summary>A slow answer is remembered for as long as it says something, and not for ever.</summary>
public sealed class LatencyTests
{
    private readonly SteppedTime _time = new();

    [Fact]
    public void It_loses_half_of_its_weight_every_ten_seconds()
    {
        Assert.Equal(800, Latency.Remembered(800, 0), 9);
        Assert.Equal(400, Latency.Remembered(800, 10_000), 9);
        Assert.Equal(200, Latency.Remembered(800, 20_000), 9);
        Assert.Equal(800, Latency.Remembered(800, -5), 9);
        Assert.Equal(0, Latency.Remembered(0, 10_000), 9);
    }

    [Fact]
    public void Another_answer_counts_for_a_tenth_at_once_and_for_all_when_the_last_is_long_ago()
    {
        Assert.Equal(110, Latency.With(100, 0, 200), 9);
        Assert.Equal(100 + (100 * 0.55), Latency.With(100, 10_000, 200), 9);
        Assert.Equal(200, Latency.With(100, 1_000_000, 200), 9);
        Assert.Equal(200, Latency.With(0, 0, 200), 9);
    }

    [Fact]
    public void One_slow_answer_does_not_starve_a_target()
    {
        var clock = new GatewayClock(_time);
        Upstream quick = Part.Upstream(target: Part.Target with { Name = "quick" });
        Upstream slow = Part.Upstream(target: Part.Target with { Name = "slow" });
        var strategy = new BalancedStrategy([quick.Target, slow.Target]);
        var route = new Route("chat", strategy);
        var snapshot = new GatewaySnapshot(new GatewaySettings(), [], null!, [quick, slow]);
        Answer(slow, clock, 20_000);

        int seconds = 0;
        while (First() == "quick" && seconds < 600)
        {
            Answer(quick, clock, 100);
            _time.Pass(TimeSpan.FromSeconds(1));
            seconds++;
        }

        // 20 s against 0.1 s is forgotten after log2(200) half-lives.
        Assert.InRange(seconds, 60, 90);

        string First() => Router.Decide(
            route, default, new LiveStandings(snapshot, clock.Milliseconds, null), 0).Plan[0].Name;
    }

    private static void Answer(Upstream upstream, GatewayClock clock, double milliseconds)
    {
        upstream.Health.TryBegin(clock.Milliseconds, out bool probe);
        upstream.Health.EndWell(probe, clock.Milliseconds, milliseconds);
    }
}
