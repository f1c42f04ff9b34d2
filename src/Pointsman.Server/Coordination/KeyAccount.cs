namespace Pointsman.Server;

/// <summary>
/// The counts of one key. One lock guards them, it is held for the arithmetic alone, and whoever holds it waits for
/// nothing else.
/// </summary>
internal sealed class KeyAccount(long lifetimeTicks)
{
    // What an upstream reports, or an estimate, may be absurd; clamped, sums of them stay within a long and a decimal.
    private const long MostTokens = 1_000_000_000_000;
    private const decimal MostUsd = 1_000_000_000_000m;

    private readonly Lock _gate = new();
    private readonly Meter<long> _requests = new(LimitMeasure.Requests);
    private readonly Meter<long> _tokens = new(LimitMeasure.Tokens);
    private readonly Meter<decimal> _usd = new(LimitMeasure.Usd);
    private readonly HoldTable _holds = new();
    private KeyLimits _limits = KeyLimits.None;
    private SteadyClock _clock;
    private long _expired;

    /// <summary>How many reservations were never settled in time.</summary>
    public long Expired => Interlocked.Read(ref _expired);

    /// <summary>Reserves for a request under all limits or, with the worst that is short, under none.</summary>
    public bool TryAdmit(in Ask ask, out Shortfall worst, out Reservation reservation, out LimitStanding standing)
    {
        long tokens = Math.Min(Sane(ask.InputTokens) + Sane(ask.MostOutputTokens), MostTokens);
        decimal usd = Sane(ask.MostMoney);
        worst = default;
        reservation = default;
        lock (_gate)
        {
            Moment at = Enter(ask.Now, ask.Key.Limits);
            Look(tokens, usd, at, ref worst);
            if (worst.Broken)
            {
                standing = Standing(at);
                return false;
            }

            _requests.Add(1);
            _tokens.Add(tokens);
            _usd.Add(usd);
            (int place, long id) = _holds.Add(at, tokens, usd);
            standing = Standing(at);
            reservation = new Reservation(this, place, id, standing);
            return true;
        }
    }

    /// <summary>Puts the true use in place of what was reserved, once.</summary>
    public Settlement Settle(in Reservation reservation, long tokens, Usd money, DateTimeOffset now)
    {
        tokens = Sane(tokens);
        decimal usd = Sane(money);
        lock (_gate)
        {
            Enter(now, _limits);
            if (!_holds.Has(reservation.Place, reservation.Id))
            {
                return Settlement.NothingThere;
            }

            Hold hold = _holds[reservation.Place];
            _holds.Remove(reservation.Place);
            if (hold.Expired)
            {
                _tokens.Add(tokens);
                _usd.Add(usd);
                return Settlement.BookedLate;
            }

            _tokens.Correct(hold.Counted, hold.Tokens, tokens);
            _usd.Correct(hold.Counted, hold.Usd, usd);
            return Settlement.Booked;
        }
    }

    /// <summary>Counts money that nothing was reserved for.</summary>
    public void Book(Usd money, DateTimeOffset now)
    {
        decimal usd = Sane(money);
        lock (_gate)
        {
            Enter(now, _limits);
            _usd.Add(usd);
        }
    }

    /// <summary>Sets in what was used before the process started.</summary>
    public void Restore(KeyLimits limits, in Spent day, in Spent month, DateTimeOffset now)
    {
        lock (_gate)
        {
            Enter(now, limits);
            _requests.Restore(day.Requests, month.Requests);
            _tokens.Restore(day.Tokens, month.Tokens);
            _usd.Restore(day.Money.Amount, month.Money.Amount);
        }
    }

    /// <summary>What counts now, reservations included.</summary>
    public KeyUse Read(KeyLimits limits, DateTimeOffset now)
    {
        lock (_gate)
        {
            Moment at = Enter(now, limits);
            return new KeyUse(
                _holds.InFlight,
                new Spent(_requests.Day, _tokens.Day, new Usd(_usd.Day)),
                new Spent(_requests.Month, _tokens.Month, new Usd(_usd.Month)),
                Standing(at));
        }
    }

    private static long Sane(long tokens) => Math.Clamp(tokens, 0, MostTokens);

    private static decimal Sane(Usd money) => Math.Clamp(money.Amount, 0m, MostUsd);

    private Moment Enter(DateTimeOffset now, KeyLimits limits)
    {
        Moment at = _clock.Observe(now);
        if (!ReferenceEquals(limits, _limits))
        {
            _limits = limits;
            _requests.Limit(limits.Requests);
            _tokens.Limit(limits.Tokens);
            _usd.Limit(limits.Usd);
        }

        _requests.Advance(at);
        _tokens.Advance(at);
        _usd.Advance(at);
        for (int oldest = _holds.Oldest; oldest >= 0; oldest = _holds.Oldest)
        {
            ref readonly Hold hold = ref _holds[oldest];
            if (at.Elapsed - hold.Counted.Elapsed < lifetimeTicks)
            {
                break;
            }

            _tokens.GiveBack(hold.Counted, hold.Tokens);
            _usd.GiveBack(hold.Counted, hold.Usd);
            _holds.Expire(oldest);
            Interlocked.Increment(ref _expired);
        }

        return at;
    }

    private void Look(long tokens, decimal usd, in Moment at, ref Shortfall worst)
    {
        if (_limits.Concurrency is { } most && _holds.InFlight >= most)
        {
            // Nobody knows when another request ends; a second is the shortest wait that can be asked for.
            var full = new Shortfall(
                LimitMeasure.Concurrency, LimitWindow.Moment, _holds.InFlight, 1, most, TimeSpan.TicksPerSecond);
            Shortfall.Longest(ref worst, full);
        }

        _requests.Look(1, at, ref worst);
        _tokens.Look(tokens, at, ref worst);
        _usd.Look(usd, at, ref worst);
    }

    private LimitStanding Standing(in Moment at) => new(_requests.Standing(at), _tokens.Standing(at));
}
