namespace Pointsman.Server;

/// <summary>
/// Deletes what is older than its retention, a little at a time, so that no commit waits for it long. It runs at the
/// start and once an hour while calls come; a server that does nothing is not woken for it.
/// </summary>
internal sealed class LedgerTrimming
{
    private const int CallsPerStep = 2_000;
    private const long DayMs = 86_400_000;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly WriteConnection _connection;
    private readonly LedgerOptions _options;
    private readonly TimeProvider _time;
    private readonly WriteStatement _bound;
    private readonly WriteStatement _calls;
    private readonly WriteStatement _attempts;
    private readonly WriteStatement _usage;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public LedgerTrimming(WriteConnection connection, LedgerOptions options, TimeProvider time)
    {
        _connection = connection;
        _options = options;
        _time = time;
        _bound = connection.Prepare("SELECT id FROM call WHERE id < ?1 ORDER BY id LIMIT 1 OFFSET ?2");
        _calls = connection.Prepare("DELETE FROM call WHERE id < ?1");
        _attempts = connection.Prepare("DELETE FROM attempt WHERE id < ?1");
        _usage = connection.Prepare("DELETE FROM usage WHERE day < ?1");
    }

    /// <summary>Deletes a little when it is time to; whether there may be more to delete at once.</summary>
    public bool Step()
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (now < _next)
        {
            return false;
        }

        int code = _connection.Run("BEGIN IMMEDIATE");
        bool more = false;
        code = code == 0 ? Calls(now, out more) : code;
        code = code == 0 ? Usage(now) : code;
        code = code == 0 ? _connection.Run("COMMIT") : code;
        if (code != 0)
        {
            // Nothing is lost by trying again later; what stands in the way is reported by the commits of calls.
            _ = _connection.Run("ROLLBACK");
            more = false;
        }

        _next = more ? now : now + Pause;
        return more;
    }

    private int Calls(DateTimeOffset now, out bool more)
    {
        more = false;
        if (_options.Retention is not { } retention)
        {
            return 0;
        }

        long bound = CallIds.First(Math.Max(0, (now - DateTimeOffset.UnixEpoch - retention).Ticks)
            / TimeSpan.TicksPerMillisecond);
        _bound.Bind(1, bound);
        _bound.Bind(2, CallsPerStep);
        int code = _bound.Query(out long? nearer);
        more = nearer is not null;
        _calls.Bind(1, nearer ?? bound);
        _attempts.Bind(1, nearer ?? bound);
        code = code == 0 ? _calls.Run() : code;
        return code == 0 ? _attempts.Run() : code;
    }

    private int Usage(DateTimeOffset now)
    {
        if (_options.UsageRetention is not { } retention)
        {
            return 0;
        }

        _usage.Bind(1, (now.ToUnixTimeMilliseconds() - (long)retention.TotalMilliseconds) / DayMs);
        return _usage.Run();
    }
}
