namespace Pointsman.Server.Tests.Coordination;

/// <summary>
/// What an account must do, written without regard to speed: every amount ever counted stands in one list.
/// </summary>
internal sealed class PlainAccount(KeyLimits limits)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly List<Entry> _inFlight = [];
    private readonly List<Entry> _expired = [];
    private readonly List<Line> _lines = [];

    public bool TryAdmit(Entry entry)
    {
        Expire(entry.At);
        _lines.Add(new Line(entry.At, 1, entry.Tokens, entry.Usd));
        bool fits = WithinAll(entry.At) && (limits.Concurrency is not { } most || _inFlight.Count < most);
        if (fits)
        {
            _inFlight.Add(entry);
        }
        else
        {
            _lines.RemoveAt(_lines.Count - 1);
        }

        return fits;
    }

    public Settlement Settle(Entry entry, long tokens, decimal usd, DateTimeOffset now)
    {
        Expire(now);
        if (_expired.Remove(entry))
        {
            _lines.Add(new Line(now, 0, tokens, usd, OnTop: true));
            return Settlement.BookedLate;
        }

        if (!_inFlight.Remove(entry))
        {
            return Settlement.NothingThere;
        }

        long moreTokens = Math.Max(0, tokens - entry.Tokens);
        decimal moreUsd = Math.Max(0, usd - entry.Usd);
        _lines.Add(new Line(entry.At, 0, Math.Min(0, tokens - entry.Tokens), Math.Min(0, usd - entry.Usd)));
        _lines.Add(new Line(now, 0, moreTokens, moreUsd, OnTop: true));
        return Settlement.Booked;
    }

    public int InFlight(DateTimeOffset now)
    {
        Expire(now);
        return _inFlight.Count;
    }

    public Spent Day(DateTimeOffset now) => Sum(line => SameDay(line.At, now));

    public Spent Month(DateTimeOffset now) => Sum(line => SameMonth(line.At, now));

    /// <summary>Whether all is within the limits, with or without what came on top of reservations.</summary>
    public bool WithinAll(DateTimeOffset now, bool onTop = true)
    {
        Spent minute = Sum(line => (onTop || !line.OnTop) && Second(line.At) >= Second(now) - 60);
        Spent day = Sum(line => (onTop || !line.OnTop) && SameDay(line.At, now));
        Spent month = Sum(line => (onTop || !line.OnTop) && SameMonth(line.At, now));
        return Within(minute, rates => rates.PerMinute, rates => rates.PerMinute)
            && Within(day, rates => rates.PerDay, rates => rates.PerDay)
            && Within(month, rates => rates.PerMonth, rates => rates.PerMonth);
    }

    private static bool SameDay(DateTimeOffset one, DateTimeOffset other) =>
        one.UtcDateTime.Date == other.UtcDateTime.Date;

    private static bool SameMonth(DateTimeOffset one, DateTimeOffset other) =>
        (one.UtcDateTime.Year, one.UtcDateTime.Month) == (other.UtcDateTime.Year, other.UtcDateTime.Month);

    private static long Second(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerSecond;

    private bool Within(Spent spent, Func<Rates<long>, long?> counts, Func<Rates<decimal>, decimal?> money) =>
        !(spent.Requests > counts(limits.Requests))
        && !(spent.Tokens > counts(limits.Tokens))
        && !(spent.Money.Amount > money(limits.Usd));

    private Spent Sum(Func<Line, bool> counts)
    {
        Line[] lines = [.. _lines.Where(counts)];
        decimal usd = lines.Sum(line => line.Usd);
        return new Spent(lines.Sum(line => line.Requests), lines.Sum(line => line.Tokens), new Usd(usd));
    }

    private void Expire(DateTimeOffset now)
    {
        foreach (Entry entry in _inFlight.Where(entry => now - entry.At >= Lifetime).ToArray())
        {
            _inFlight.Remove(entry);
            _expired.Add(entry);
            _lines.Add(new Line(entry.At, 0, -entry.Tokens, -entry.Usd));
        }
    }

    /// <summary>A request that was let in; each is one of a kind, whatever it holds.</summary>
    public sealed class Entry(DateTimeOffset at, long tokens, decimal usd)
    {
        public DateTimeOffset At => at;

        public long Tokens => tokens;

        public decimal Usd => usd;
    }

    private sealed record Line(DateTimeOffset At, long Requests, long Tokens, decimal Usd, bool OnTop = false);
}
