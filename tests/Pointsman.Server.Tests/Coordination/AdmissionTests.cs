using Xunit;

namespace Pointsman.Server.Tests.Coordination;

public sealed class AdmissionTests
{
    private readonly Admission _admission = new();

    private Reservation Admit(Ask ask)
    {
        Assert.True(_admission.TryAdmit(ask, out Refusal? refusal, out Reservation reservation), refusal?.Message);
        return reservation;
    }

    private Refusal Refuse(Ask ask)
    {
        Assert.False(_admission.TryAdmit(ask, out Refusal? refusal, out _));
        return refusal!;
    }

    [Fact]
    public void Without_limits_everything_is_let_in_and_counted()
    {
        Key key = Key.Keyless();
        Reservation reservation = Admit(Some.Ask(key, Some.Noon, 1_000, 0.5m));
        Assert.Equal(new Spent(1, 1_000, new(0.5m)), _admission.Read(key, Some.Noon).Day);
        Assert.Equal(Settlement.Booked, _admission.Settle(reservation, 700, new(0.2m), Some.Noon));
        Assert.Equal(new Spent(1, 700, new(0.2m)), _admission.Read(key, Some.Noon).Month);
    }

    [Fact]
    public void A_request_that_breaks_one_limit_reserves_nothing_under_the_others()
    {
        Key key = Some.Key(new KeyLimits { Tokens = new(1_000), Usd = new(PerMonth: 1m) });
        Refuse(Some.Ask(key, Some.Noon, 100, 2m));
        Assert.Equal(default, _admission.Read(key, Some.Noon).Day);
        Assert.Equal(0, _admission.Read(key, Some.Noon).InFlight);
    }

    [Fact]
    public void Sixty_requests_a_minute_stay_sixty_around_the_edge_of_the_minute()
    {
        Key key = Some.Key(new KeyLimits { Requests = new(60) });
        DateTimeOffset last = Some.Noon.AddSeconds(59.5);
        for (int i = 0; i < 60; i++)
        {
            Admit(Some.Ask(key, last));
        }

        Refusal refusal = Refuse(Some.Ask(key, Some.Noon.AddSeconds(60.5)));
        Assert.Equal((60m, 60m, 60), (refusal.Found, refusal.Allowed, refusal.RetryAfterSeconds));
        Refuse(Some.Ask(key, Some.Noon.AddSeconds(119.9)));
        Admit(Some.Ask(key, Some.Noon.AddSeconds(120.5)));
    }

    [Fact]
    public void What_was_reserved_and_not_used_can_be_used_by_the_next()
    {
        Key key = Some.Key(new KeyLimits { Usd = new(PerDay: 1m) });
        Reservation first = Admit(Some.Ask(key, Some.Noon, usd: 0.9m));
        Refuse(Some.Ask(key, Some.Noon, usd: 0.2m));
        _admission.Settle(first, 0, new(0.1m), Some.Noon);
        Admit(Some.Ask(key, Some.Noon, usd: 0.9m));
    }

    [Fact]
    public void A_request_that_is_released_stays_counted_as_a_request_and_pays_nothing()
    {
        Key key = Some.Key(new KeyLimits { Requests = new(PerDay: 1), Tokens = new(PerDay: 10) });
        Assert.Equal(Settlement.Booked, _admission.Release(Admit(Some.Ask(key, Some.Noon, 10)), Some.Noon));
        Assert.Equal(new Spent(1, 0, Usd.Zero), _admission.Read(key, Some.Noon).Day);
        Assert.Equal(LimitMeasure.Requests, Refuse(Some.Ask(key, Some.Noon, 10)).Measure);
    }

    [Fact]
    public void A_place_among_the_requests_at_the_same_time_is_freed_exactly_once()
    {
        Key key = Some.Key(new KeyLimits { Concurrency = 2 });
        Reservation first = Admit(Some.Ask(key, Some.Noon));
        Admit(Some.Ask(key, Some.Noon));
        Assert.Equal(1, Refuse(Some.Ask(key, Some.Noon)).RetryAfterSeconds);
        Assert.Equal(Settlement.Booked, _admission.Release(first, Some.Noon));
        Assert.Equal(Settlement.NothingThere, _admission.Release(first, Some.Noon));
        Admit(Some.Ask(key, Some.Noon));
        Refuse(Some.Ask(key, Some.Noon));
    }

    [Fact]
    public void A_reservation_that_nobody_settles_is_given_back_after_15_minutes_and_counted()
    {
        Key key = Some.Key(new KeyLimits { Usd = new(PerDay: 1m), Concurrency = 1 });
        Admit(Some.Ask(key, Some.Noon, usd: 1m));
        Refuse(Some.Ask(key, Some.Noon.AddMinutes(14.9), usd: 1m));
        Assert.Equal(0, _admission.Expired);
        Admit(Some.Ask(key, Some.Noon.AddMinutes(15), usd: 1m));
        Assert.Equal(1, _admission.Expired);
    }

    [Fact]
    public void Settling_after_the_reservation_expired_still_books_the_spend_and_once()
    {
        Key key = Some.Key(new KeyLimits { Usd = new(PerDay: 1m) });
        Reservation slow = Admit(Some.Ask(key, Some.Noon, usd: 0.5m));
        DateTimeOffset later = Some.Noon.AddHours(1);
        Assert.Equal(Settlement.BookedLate, _admission.Settle(slow, 10, new(0.4m), later));
        Assert.Equal(Settlement.NothingThere, _admission.Settle(slow, 10, new(0.4m), later));
        Assert.Equal(new Spent(1, 10, new(0.4m)), _admission.Read(key, later).Day);
        Assert.Equal((1, 1), (_admission.Expired, _admission.SettledLate));
    }

    [Fact]
    public void Lost_reservations_are_forgotten_when_there_are_too_many_and_the_latest_can_still_be_settled()
    {
        Key key = Some.Key(KeyLimits.None);
        Reservation first = Admit(Some.Ask(key, Some.Noon));
        Reservation last = first;
        for (int i = 0; i < HoldTable.MostExpired; i++)
        {
            last = Admit(Some.Ask(key, Some.Noon));
        }

        DateTimeOffset later = Some.Noon.AddHours(1);
        Assert.Equal(Settlement.NothingThere, _admission.Settle(first, 1, Usd.Zero, later));
        Assert.Equal(Settlement.BookedLate, _admission.Settle(last, 1, Usd.Zero, later));
    }

    [Fact]
    public void Use_beyond_the_reservation_counts_when_it_is_settled()
    {
        Key key = Some.Key(new KeyLimits { Tokens = new(1_000) });
        Reservation slow = Admit(Some.Ask(key, Some.Noon, 100));
        DateTimeOffset later = Some.Noon.AddMinutes(5);
        _admission.Settle(slow, 1_100, Usd.Zero, later);
        Refusal refusal = Refuse(Some.Ask(key, later, 1));
        Assert.Equal((1_000m, 60), (refusal.Found, refusal.RetryAfterSeconds));
    }

    [Fact]
    public void Absurd_use_as_an_upstream_may_report_it_is_clamped()
    {
        Key key = Some.Key(new KeyLimits { Tokens = new(PerDay: 100), Usd = new(PerDay: 1m) });
        _admission.Settle(Admit(Some.Ask(key, Some.Noon, 10)), long.MinValue, new(decimal.MinValue), Some.Noon);
        Assert.Equal(new Spent(1, 0, Usd.Zero), _admission.Read(key, Some.Noon).Day);
        _admission.Settle(Admit(Some.Ask(key, Some.Noon, 10)), long.MaxValue, new(decimal.MaxValue), Some.Noon);
        Assert.Equal(LimitMeasure.Tokens, Refuse(Some.Ask(key, Some.Noon, 10)).Measure);
        Assert.Null(Refuse(Some.Ask(key, Some.Noon, long.MaxValue)).RetryAfterSeconds);
    }

    [Fact]
    public void Of_several_limits_that_are_short_the_one_with_the_longest_wait_is_named()
    {
        Key key = Some.Key(new KeyLimits { Requests = new(1, 1), Usd = new(1m), Concurrency = 1 });
        Admit(Some.Ask(key, Some.Noon, usd: 1m));
        Refusal refusal = Refuse(Some.Ask(key, Some.Noon, usd: 1m));
        Assert.Equal((LimitMeasure.Requests, LimitWindow.Day), (refusal.Measure, refusal.Window));
        Assert.Equal(12 * 3_600, refusal.RetryAfterSeconds);
    }

    [Fact]
    public void Days_and_months_begin_by_the_calendar_of_utc()
    {
        Key key = Some.Key(new KeyLimits { Usd = new(PerDay: 1m, PerMonth: 1.5m) });
        var evening = new DateTimeOffset(2026, 11, 29, 23, 59, 59, TimeSpan.Zero);
        _admission.Settle(Admit(Some.Ask(key, evening, usd: 1m)), 0, new(1m), evening);
        Assert.Equal(1, Refuse(Some.Ask(key, evening, usd: 0.5m)).RetryAfterSeconds);
        _admission.Settle(Admit(Some.Ask(key, evening.AddSeconds(1), usd: 0.5m)), 0, new(0.5m), evening.AddSeconds(1));
        Assert.Equal(LimitWindow.Month, Refuse(Some.Ask(key, evening.AddSeconds(1), usd: 0.5m)).Window);
        Admit(Some.Ask(key, evening.AddSeconds(1).AddDays(1), usd: 1m));
    }

    [Fact]
    public void What_was_spent_before_the_start_counts_in_its_day_and_month()
    {
        Key key = Some.Key(new KeyLimits { Usd = new(PerMonth: 20m) });
        Key unlimited = Some.Key(KeyLimits.None, 2);
        var asked = new List<(long, DateTimeOffset)>();
        _admission.Restore([Key.Keyless(), key, unlimited], Spent, Some.Noon);
        (DateTimeOffset today, DateTimeOffset first) = (Some.Noon.AddHours(-12), Some.Noon.AddHours(-12).AddDays(-19));
        Assert.Equal([(0, today), (0, first), (1, today), (1, first)], asked);
        Assert.Equal(new Spent(3, 4, new(1m)), _admission.Read(Key.Keyless(), Some.Noon).Day);
        Assert.Equal(19.5m, Refuse(Some.Ask(key, Some.Noon, usd: 0.6m)).Found);
        Admit(Some.Ask(key, Some.Noon, usd: 0.5m));

        Spent Spent(long id, DateTimeOffset from)
        {
            asked.Add((id, from));
            return new Spent(3, 4, from.Day == 1 ? new(19.5m) : new(1m));
        }
    }

    [Fact]
    public void New_limits_count_at_once_against_what_was_used_before()
    {
        Key before = Some.Key(KeyLimits.None);
        Reservation early = Admit(Some.Ask(before, Some.Noon, 50, 3m));
        Key after = Some.Key(new KeyLimits { Tokens = new(100), Usd = new(PerDay: 3m) });
        Assert.Equal(3m, Refuse(Some.Ask(after, Some.Noon, 10, 1m)).Found);
        _admission.Settle(early, 0, Usd.Zero, Some.Noon);
        Admit(Some.Ask(after, Some.Noon, 100, 1m));
        Assert.Equal(100m, Refuse(Some.Ask(after, Some.Noon, 1, 1m)).Found);
    }

    [Fact]
    public void Keys_do_not_share_limits()
    {
        var limits = new KeyLimits { Requests = new(1) };
        Admit(Some.Ask(Some.Key(limits, 1), Some.Noon));
        Admit(Some.Ask(Some.Key(limits, 2), Some.Noon));
        Refuse(Some.Ask(Some.Key(limits, 1), Some.Noon));
    }

    [Fact]
    public void Letting_a_request_in_and_settling_it_allocates_nothing()
    {
        Key key = Some.Key(new KeyLimits
        {
            Requests = new(9_999), Tokens = new(9_999), Usd = new(9m), Concurrency = 2,
        });
        Serve(100);
        Assert.Equal(0, Allocation.Of(() => Serve(1_000)));

        void Serve(int requests)
        {
            for (int i = 0; i < requests; i++)
            {
                _admission.TryAdmit(Some.Ask(key, Some.Noon, 100, 0.1m), out _, out Reservation reservation);
                _admission.Settle(reservation, 2, Usd.Zero, Some.Noon);
            }
        }
    }

    [Fact]
    public void A_reservation_that_was_never_made_settles_nothing() =>
        Assert.Equal(Settlement.NothingThere, _admission.Settle(default, 5, new(1m), Some.Noon));
}
