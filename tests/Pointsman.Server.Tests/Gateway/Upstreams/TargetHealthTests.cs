using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Gateway.Upstreams;

/// <summary>With the defaults: five failures in 30 s that are half of all open the breaker for 10 s.</summary>
public sealed class TargetHealthTests
{
    private const long Now = 1_000_000;

    private readonly TargetHealth _health = new(new BreakerSettings());

    [Fact]
    public void It_takes_requests_until_it_has_failed_often_enough()
    {
        Fail(4);
        Assert.Equal(TargetAvailability.Open, At(Now));
        Fail(1);
        Assert.Equal(TargetAvailability.Broken, At(Now));
        Assert.False(_health.TryBegin(Now, out _));
        Assert.Equal(Now + 10_000, _health.FreeAt);
    }

    [Theory]
    [InlineData(5, TargetAvailability.Broken)]
    [InlineData(6, TargetAvailability.Open)]
    public void Failures_must_be_half_of_all_attempts(int well, TargetAvailability availability)
    {
        Well(well);
        Fail(5);
        Assert.Equal(availability, At(Now));
    }

    [Theory]
    [InlineData(24_999, TargetAvailability.Broken)]
    [InlineData(30_000, TargetAvailability.Open)]
    [InlineData(1_000_000, TargetAvailability.Open)]
    public void Failures_that_are_older_than_the_window_are_forgotten(long later, TargetAvailability availability)
    {
        Fail(4);
        Fail(1, Now + later);
        Assert.Equal(availability, At(Now + later));
    }

    [Fact]
    public void After_its_time_one_probe_at_once_is_let_through()
    {
        Fail(5);
        Assert.Equal(TargetAvailability.Broken, At(Now + 9_999));
        Assert.Equal(TargetAvailability.Probing, At(Now + 10_000));
        Assert.True(_health.TryBegin(Now + 10_000, out bool probe) && probe);
        Assert.Equal(TargetAvailability.Broken, At(Now + 10_000));
        Assert.False(_health.TryBegin(Now + 10_000, out _));
    }

    [Fact]
    public void A_probe_that_goes_well_closes_the_breaker_and_the_past_is_forgotten()
    {
        Fail(5);
        _health.TryBegin(Now + 10_000, out bool probe);
        _health.EndWell(probe, Now + 10_001, 50);
        Assert.Equal(TargetAvailability.Open, At(Now + 10_001));
        Fail(4, Now + 10_002);
        Assert.Equal(TargetAvailability.Open, At(Now + 10_002));
    }

    [Fact]
    public void A_probe_that_fails_keeps_it_open_for_as_long_again()
    {
        Fail(5);
        _health.TryBegin(Now + 10_000, out bool probe);
        _health.EndBadly(probe, Now + 12_000);
        Assert.Equal(TargetAvailability.Broken, At(Now + 21_999));
        Assert.Equal(TargetAvailability.Probing, At(Now + 22_000));
    }

    [Fact]
    public void A_probe_that_says_nothing_gives_its_place_to_another()
    {
        Fail(5);
        _health.TryBegin(Now + 10_000, out bool probe);
        _health.EndNeutral(probe);
        Assert.Equal(TargetAvailability.Probing, At(Now + 10_000));
    }

    [Fact]
    public void A_probe_that_shows_it_is_there_closes_the_breaker_and_measures_nothing()
    {
        Fail(5);
        _health.TryBegin(Now + 10_000, out bool probe);
        _health.EndThere(probe);
        Assert.Equal(new TargetStanding(TargetAvailability.Open), _health.Standing(Now + 10_000));
    }

    [Fact]
    public void A_refusal_that_is_no_probe_leaves_the_breaker_as_it_is()
    {
        _health.TryBegin(Now, out bool early);
        Fail(5);
        _health.EndThere(early);
        Assert.Equal(TargetAvailability.Broken, At(Now));
    }

    [Fact]
    public void What_was_under_way_when_it_broke_neither_closes_it_nor_keeps_it_open()
    {
        _health.TryBegin(Now, out bool early);
        _health.TryBegin(Now, out _);
        Fail(5);
        _health.EndWell(early, Now + 1, 50);
        Assert.Equal(TargetAvailability.Broken, At(Now + 1));
        _health.EndBadly(early, Now + 9_000);
        Assert.Equal(TargetAvailability.Probing, At(Now + 10_000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void As_many_probes_as_the_settings_say_go_at_once(int probes)
    {
        var health = new TargetHealth(new BreakerSettings { Failures = 1, Probes = probes });
        health.TryBegin(Now, out _);
        health.EndBadly(false, Now);
        Assert.Equal(probes, Enumerable.Range(0, 10).Count(one => health.TryBegin(Now + 10_000, out bool _)));
    }

    [Fact]
    public void A_cooldown_is_never_shortened_and_ends_by_itself()
    {
        _health.Cool(Now + 5_000);
        _health.Cool(Now + 1_000);
        Assert.Equal((TargetAvailability.Cooling, Now + 5_000), (At(Now + 4_999), _health.FreeAt));
        Assert.Equal(TargetAvailability.Open, At(Now + 5_000));
        _health.Cool(Now + 7_000);
        Assert.Equal(Now + 7_000, _health.CoolUntil);
    }

    [Fact]
    public void The_later_of_breaker_and_cooldown_says_when_it_is_free()
    {
        Fail(5);
        _health.Cool(Now + 3_000);
        Assert.Equal((TargetAvailability.Cooling, TargetAvailability.Broken), (At(Now), At(Now + 3_000)));
        Assert.Equal(Now + 10_000, _health.FreeAt);
        _health.Cool(Now + 20_000);
        Assert.Equal(Now + 20_000, _health.FreeAt);
    }

    [Fact]
    public void Latency_follows_what_was_measured_lately()
    {
        Assert.Equal(0, _health.Standing(Now).LatencyMilliseconds);
        Well(1, 100);
        Assert.Equal(100, _health.Standing(Now).LatencyMilliseconds);
        Well(1, 200);
        Assert.Equal(110, _health.Standing(Now).LatencyMilliseconds, 9);
        Well(200, 300);
        Assert.Equal(300, _health.Standing(Now).LatencyMilliseconds, 1e-3);
    }

    [Fact]
    public void What_was_measured_long_ago_counts_less_and_less()
    {
        Well(1, 8_000);
        Assert.Equal(4_000, _health.Standing(Now + 10_000).LatencyMilliseconds, 9);
        Assert.Equal(1_000, _health.Standing(Now + 30_000).LatencyMilliseconds, 9);
        Assert.Equal(0, _health.Standing(Now + 10_000_000).LatencyMilliseconds, 9);
        _health.TryBegin(Now + 10_000_000, out bool probe);
        _health.EndWell(probe, Now + 10_000_000, 300);
        Assert.Equal(300, _health.Standing(Now + 10_000_000).LatencyMilliseconds, 9);
    }

    [Fact]
    public void Whatever_happens_its_load_is_what_has_begun_and_not_ended_and_probes_stay_within_their_number() =>
        Prop.ForAll(Gen.Choose(0, 5).Zip(Gen.Choose(0, 6_000)).ListOf(100).ToArbitrary(), steps =>
        {
            var health = new TargetHealth(new BreakerSettings { Probes = 2 });
            Queue<bool> open = [];
            long now = 1;
            foreach ((int what, int wait) in steps)
            {
                now += wait;
                if (what <= 2)
                {
                    TargetAvailability before = health.Standing(now).Availability;
                    bool begun = health.TryBegin(now, out bool probe);
                    Assert.Equal(before != TargetAvailability.Broken, begun);
                    Assert.Equal(before == TargetAvailability.Probing, probe);
                    if (begun)
                    {
                        open.Enqueue(probe);
                    }
                }
                else if (open.TryDequeue(out bool probe))
                {
                    Action end = what == 3 ? () => health.EndWell(probe, now, 10)
                        : what == 4 ? () => health.EndBadly(probe, now)
                        : () => health.EndNeutral(probe);
                    end();
                }

                Assert.Equal(open.Count, health.InFlight);
                Assert.InRange(open.Count(one => one), 0, 2);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private TargetAvailability At(long now) => _health.Standing(now).Availability;

    private void Fail(int times, long now = Now) => Repeat(times, now, () => _health.EndBadly(false, now));

    private void Well(int times, double latency = 10) => Repeat(times, Now, () => _health.EndWell(false, Now, latency));

    private void Repeat(int times, long now, Action end)
    {
        for (int i = 0; i < times; i++)
        {
            _health.TryBegin(now, out _);
            end();
        }
    }
}
