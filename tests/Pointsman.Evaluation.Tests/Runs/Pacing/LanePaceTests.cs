using Xunit;

namespace Pointsman.Evaluation.Tests.Runs.Pacing;

/// <summary>What a lane does before providers of every kind, in virtual time.</summary>
public sealed class LanePaceTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("bucket", 16, false)]
    [InlineData("bucket", 64, false)]
    [InlineData("bucket", 300, false)]
    [InlineData("bucket", 16, true)]
    [InlineData("bucket", 64, true)]
    [InlineData("window", 16, false)]
    [InlineData("window", 64, false)]
    [InlineData("window", 300, false)]
    [InlineData("window", 16, true)]
    [InlineData("window", 64, true)]
    [InlineData("shifted window", 16, false)]
    [InlineData("shifted window", 64, false)]
    public void A_limit_of_50_a_second_is_used_by_nine_tenths_with_few_refusals(string limit, int most, bool waits)
    {
        LaneSimulation lane = new LaneSimulation(
            Upstream.Limited(Limit(limit), _ => 0.1), most, waits ? TimeSpan.FromSeconds(1) : null).Run(Minute);

        Assert.True(lane.Answered >= 0.9 * 50 * 60, $"{lane.Answered / 60.0} a second");
        Assert.True(lane.RefusedShare < 0.05, $"{lane.RefusedShare:P} refused");
    }

    [Theory]
    [InlineData(16, false)]
    [InlineData(64, false)]
    [InlineData(16, true)]
    [InlineData(64, true)]
    public void Half_a_minute_uses_nine_tenths_wherever_in_its_second_a_window_begins(int most, bool waits)
    {
        double[] used =
        [
            .. Enumerable.Range(0, 20).Select(at => new LaneSimulation(
                    Upstream.Limited(Upstream.Window(50, at / 20.0), _ => 0.08),
                    most,
                    waits ? TimeSpan.FromSeconds(1) : null).Run(Minute / 2)).Select(lane => lane.Answered / 30.0 / 50),
        ];

        Assert.True(used.Average() >= 0.9, $"{used.Average():P}");
        Assert.True(used.Min() >= 0.75, $"{used.Min():P}");
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    public void A_limit_that_allows_hardly_any_burst_takes_longer_to_find(int most)
    {
        LaneSimulation lane = new LaneSimulation(Upstream.Limited(Upstream.Bucket(50, 5), _ => 0.1), most)
            .Run(2 * Minute);

        Assert.True(lane.Answered >= 0.9 * 50 * 120, $"{lane.Answered / 120.0} a second");
        Assert.True(lane.RefusedShare < 0.05, $"{lane.RefusedShare:P} refused");
    }

    [Theory]
    [InlineData("bucket")]
    [InlineData("window")]
    public void Answers_of_very_different_lengths_change_nothing_in_that(string limit)
    {
        LaneSimulation lane = new LaneSimulation(Upstream.Limited(Limit(limit), Upstream.Varied), 200).Run(2 * Minute);

        Assert.True(lane.Answered >= 0.9 * 50 * 120, $"{lane.Answered / 120.0} a second");
        Assert.True(lane.RefusedShare < 0.05, $"{lane.RefusedShare:P} refused");
    }

    [Fact]
    public void A_limit_that_falls_is_found_again()
    {
        Func<double, bool> wide = Upstream.Bucket(50, 50), narrow = Upstream.Bucket(5, 5);
        var lane = new LaneSimulation(
            Upstream.Limited(now => now < 60 ? wide(now) : narrow(now), _ => 0.1), 64);
        lane.Run(3 * Minute);

        Assert.InRange(lane.Pace.PerSecond!.Value, 4, 6);
    }

    [Fact]
    public void A_limit_that_rises_is_found_again()
    {
        Func<double, bool> narrow = Upstream.Bucket(5, 5), wide = Upstream.Bucket(50, 50);
        LaneSimulation lane = new LaneSimulation(
            Upstream.Limited(now => now < 60 ? narrow(now) : wide(now), _ => 0.1), 64).Run(4 * Minute);

        Assert.True(lane.Pace.PerSecond > 30, $"{lane.Pace.PerSecond} a second");
    }

    [Theory]
    [InlineData(16)]
    [InlineData(300)]
    [InlineData(1000)]
    public void Without_limits_all_of_the_concurrency_is_used_within_ten_times_the_latency(int most)
    {
        LaneSimulation lane = new LaneSimulation((_, _) => (200, 0.5), most).Run(TimeSpan.FromSeconds(10));

        Assert.Equal(most, lane.MostInFlight);
        Assert.Null(lane.Pace.PerSecond);
    }

    [Fact]
    public void Answers_of_different_lengths_are_no_reason_to_hold_back()
    {
        LaneSimulation lane = new LaneSimulation((_, random) => (200, Upstream.Varied(random)), 300).Run(Minute);

        Assert.True(lane.Pace.Window > 250, $"{lane.Pace.Window} in flight");
    }

    [Fact]
    public void A_provider_that_only_lets_calls_queue_is_not_flooded()
    {
        LaneSimulation lane = new LaneSimulation(Upstream.Queueing(servers: 10, seconds: 0.1), 1000).Run(Minute);

        Assert.True(lane.MostInFlight <= 100, $"{lane.MostInFlight} in flight");
        Assert.True(lane.Pace.Window <= 40, $"{lane.Pace.Window} at the end");
        Assert.True(lane.Answered >= 0.95 * 100 * 60, $"{lane.Answered / 60.0} of 100 a second");
    }

    [Fact]
    public void Nothing_is_asked_before_the_wait_that_the_provider_asks_for_is_over()
    {
        var pace = new LanePace(16, TimeSpan.FromMinutes(5));
        pace.Began(TimeSpan.Zero);
        pace.Failed(TimeSpan.FromSeconds(1), TimeSpan.Zero, Fault(CallFaultSort.Pace, TimeSpan.FromSeconds(30)));

        Assert.Equal(TimeSpan.FromSeconds(30), pace.Wait(TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.Zero, pace.Wait(TimeSpan.FromSeconds(31)));
    }

    [Fact]
    public void A_first_call_that_is_refused_does_not_make_the_lane_slow()
    {
        LaneSimulation lane = new LaneSimulation(
            (now, _) => now < 0.2 ? (429, 0.05) : (200, 0.1), 1, TimeSpan.FromSeconds(0.3))
            .Run(TimeSpan.FromSeconds(20));

        Assert.True(lane.Answered > 60, $"{lane.Answered} answers");
    }

    [Fact]
    public void A_limit_of_a_few_calls_a_minute_is_kept_without_hammering()
    {
        LaneSimulation lane = new LaneSimulation(
            Upstream.Limited(Upstream.Bucket(0.1, 1), _ => 0.5), 16).Run(20 * Minute);

        Assert.InRange(lane.Answered, 90, 122);
        Assert.True(lane.Pace.Refused < 50, $"{lane.Pace.Refused} refused");
    }

    [Fact]
    public void A_dead_provider_is_tried_ever_more_seldom_and_then_given_up()
    {
        LaneSimulation lane = new LaneSimulation((_, _) => (503, 0.05), 64).Run(TimeSpan.FromHours(1));

        Assert.Contains("calls in a row failed within", lane.Pace.Stopped, StringComparison.Ordinal);
        Assert.InRange(lane.Now, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(7));
        Assert.True(lane.Begun < 30, $"{lane.Begun} calls");
    }

    [Fact]
    public void A_provider_that_comes_back_is_used_again()
    {
        LaneSimulation lane = new LaneSimulation(
            (now, _) => now is > 20 and < 80 ? (503, 0.05) : (200, 0.1), 32).Run(3 * Minute);

        Assert.Null(lane.Pace.Stopped);
        Assert.Equal(32, lane.Pace.Window);
    }

    [Fact]
    public void A_refused_key_is_given_up_at_once()
    {
        LaneSimulation lane = new LaneSimulation((_, _) => (401, 0.05), 16).Run(TimeSpan.FromHours(1));

        Assert.Contains("10 calls in a row were refused: 401", lane.Pace.Stopped, StringComparison.Ordinal);
        Assert.True(lane.Now < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_provider_that_asks_for_hours_is_given_up_at_once()
    {
        LaneSimulation lane = new LaneSimulation((_, _) => (429, 0.05), 16, TimeSpan.FromHours(2)).Run(Minute);

        Assert.Equal("it asks to be left alone for 120 min (429)", lane.Pace.Stopped);
    }

    [Fact]
    public void Requests_that_are_refused_for_their_own_sake_slow_nothing_down()
    {
        LaneSimulation lane = new LaneSimulation((_, _) => (400, 0.1), 16).Run(TimeSpan.FromSeconds(10));

        Assert.Null(lane.Pace.Stopped);
        Assert.True(lane.Begun > 300, $"{lane.Begun} calls");
    }

    private static Func<double, bool> Limit(string name) => name switch
    {
        "bucket" => Upstream.Bucket(50, 50),
        "window" => Upstream.Window(50, 0),
        _ => Upstream.Window(50, 0.6),
    };

    private static CallFault Fault(CallFaultSort sort, TimeSpan wait) =>
        new("429", sort, "no", new HttpRequestException("no")) { RetryAfter = wait };
}
