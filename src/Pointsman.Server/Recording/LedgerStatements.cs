using System.Runtime.InteropServices;

namespace Pointsman.Server;

/// <summary>
/// Writes groups of calls, each in one transaction: the calls, their attempts, and what they add to the sums of their
/// day. A call is known whole or not at all, so one that is known already is passed over whole.
/// </summary>
internal sealed class LedgerStatements : IDisposable
{
    private readonly WriteConnection _connection;
    private readonly WriteStatement _begin;
    private readonly WriteStatement _commit;
    private readonly WriteStatement _call;
    private readonly WriteStatement _attempt;
    private readonly WriteStatement _usage;
    private readonly WriteStatement _lastCall;
    private readonly NameTable _names;
    private readonly DecisionPacking _packing;
    private readonly Dictionary<UsageKey, UsageSums> _sums = [];

    public LedgerStatements(WriteConnection connection)
    {
        _connection = connection;
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
        _lastCall = connection.Prepare("SELECT MAX(id) FROM call");
        _call = connection.Prepare("""
            INSERT OR IGNORE INTO call (id, secret, started, key, tags, route, requested, client_format, stream,
                cache_hit, reason, dropped, status, outcome, cost, overhead_us, first_token_ms, total_ms, finish, steps,
                replay)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
            """);
        _attempt = connection.Prepare("""
            INSERT OR IGNORE INTO attempt (id, target, provider, key_index, began_ms, ended_ms, outcome, http_status,
                input, cached_input, cache_write, output, reasoning, quality, cost, price_known, place)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
            """);
        _usage = connection.Prepare("""
            INSERT INTO usage (day, key, target, route, tags, calls, completed_calls, cache_hits, attempts,
                failed_attempts, unpriced_attempts, input, cached_input, cache_write, output, reasoning,
                cost_unknown, cost_estimated, cost_partial, cost_exact)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
            ON CONFLICT (day, key, target, route, tags) DO UPDATE SET
                calls = calls + excluded.calls,
                completed_calls = completed_calls + excluded.completed_calls,
                cache_hits = cache_hits + excluded.cache_hits,
                attempts = attempts + excluded.attempts,
                failed_attempts = failed_attempts + excluded.failed_attempts,
                unpriced_attempts = unpriced_attempts + excluded.unpriced_attempts,
                input = input + excluded.input,
                cached_input = cached_input + excluded.cached_input,
                cache_write = cache_write + excluded.cache_write,
                output = output + excluded.output,
                reasoning = reasoning + excluded.reasoning,
                cost_unknown = cost_unknown + excluded.cost_unknown,
                cost_estimated = cost_estimated + excluded.cost_estimated,
                cost_partial = cost_partial + excluded.cost_partial,
                cost_exact = cost_exact + excluded.cost_exact
            """);
        _names = new NameTable(connection);
        _packing = new DecisionPacking(_names);
    }

    /// <summary>The number of the last call that is known; 0 when there is none.</summary>
    public long LastCall => _lastCall.Query(out long? last) == 0 ? last ?? 0 : 0;

    /// <summary>How many attempts were new to the database, of those that were written.</summary>
    public int NewAttempts { get; private set; }

    /// <summary>Writes a group; zero, or SQLite's code, and then nothing of it was written.</summary>
    public int Write(ReadOnlySpan<CallRecord> calls)
    {
        int code = _begin.Run();
        if (code != 0)
        {
            return code;
        }

        foreach (CallRecord call in calls)
        {
            Add(call, ref code);
            if (code != 0)
            {
                break;
            }
        }

        foreach ((UsageKey key, UsageSums sums) in _sums)
        {
            code = code == 0 ? Add(key, in sums) : code;
        }

        _sums.Clear();
        code = code == 0 ? _commit.Run() : code;
        if (code != 0)
        {
            // It may have been rolled back already, and then this says so in vain.
            _ = _connection.Run("ROLLBACK");
            _names.Forget();
        }

        return code;
    }

    public void Dispose() => _connection.Dispose();

    private void Add(CallRecord call, ref int code)
    {
        long route = _names.Number(call.Route, ref code);
        long tags = _names.Number(call.Tags, ref code);
        BindCall(call, tags, route, ref code);
        code = code == 0 ? _call.Run() : code;
        if (code != 0 || _connection.Changes == 0)
        {
            return;
        }

        NewAttempts += call.Attempts.Length;
        long day = UsageKey.DayOf(call.StartedUnixMs);
        long target = 0;
        foreach (AttemptRecord attempt in call.Attempts)
        {
            target = _names.Number(attempt.Target, ref code);
            long provider = _names.Number(attempt.Provider, ref code);
            BindAttempt(call.Id.Number + attempt.Number, attempt, target, provider);
            code = code == 0 ? _attempt.Run() : code;
            Sums(new UsageKey(day, call.KeyId, target, route, tags)).Add(attempt);
        }

        Sums(new UsageKey(day, call.KeyId, target, route, tags)).Add(call);
    }

    private ref UsageSums Sums(UsageKey key) => ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _);

    private void BindCall(CallRecord call, long tags, long route, ref int code)
    {
        _call.Bind(1, call.Id.Number);
        _call.Bind(2, unchecked((long)call.Id.Secret));
        _call.Bind(3, call.StartedUnixMs);
        _call.Bind(4, call.KeyId);
        _call.Bind(5, tags);
        _call.Bind(6, route);
        _call.Bind(7, call.RequestedModel == call.Route ? null : call.RequestedModel);
        _call.Bind(8, _names.Number(call.ClientFormat, ref code));
        _call.Bind(9, call.Stream ? 1 : 0);
        _call.Bind(10, call.CacheHit ? 1 : 0);
        _call.Bind(11, call.Reason);
        _call.Bind(12, call.Dropped);
        _call.Bind(13, call.Status);
        _call.Bind(14, (long)call.Outcome);
        _call.Bind(15, call.StoredCost);
        _call.Bind(16, call.OverheadMicroseconds);
        if (call.FirstTokenMs is { } firstTokenMs)
        {
            _call.Bind(17, firstTokenMs);
        }
        else
        {
            _call.BindNull(17);
        }

        _call.Bind(18, call.TotalMs);
        _call.Bind(19, call.Finish);
        _call.Bind(20, call.Steps);
        _call.BindBlob(21, _packing.Pack(call.Notes, ref code));
    }

    private void BindAttempt(long id, AttemptRecord attempt, long target, long provider)
    {
        TokenCounts tokens = attempt.Tokens;
        _attempt.Bind(1, id);
        _attempt.Bind(2, target);
        _attempt.Bind(3, provider);
        _attempt.Bind(4, attempt.KeyIndex);
        _attempt.Bind(5, attempt.BeganMs);
        _attempt.Bind(6, attempt.EndedMs);
        _attempt.Bind(7, (long)attempt.Outcome);
        _attempt.Bind(8, attempt.HttpStatus);
        _attempt.Bind(9, tokens.Input);
        _attempt.Bind(10, tokens.CachedInput);
        _attempt.Bind(11, tokens.CacheWrite);
        _attempt.Bind(12, tokens.Output);
        _attempt.Bind(13, tokens.Reasoning);
        _attempt.Bind(14, (long)attempt.Quality);
        _attempt.Bind(15, attempt.StoredCost);
        _attempt.Bind(16, attempt.PriceKnown ? 1 : 0);
        _attempt.Bind(17, attempt.Place.Length == 0 ? null : attempt.Place);
    }

    private int Add(UsageKey key, in UsageSums sums)
    {
        _usage.Bind(1, key.Day);
        _usage.Bind(2, key.Key);
        _usage.Bind(3, key.Target);
        _usage.Bind(4, key.Route);
        _usage.Bind(5, key.Tags);
        _usage.Bind(6, sums.Calls);
        _usage.Bind(7, sums.CompletedCalls);
        _usage.Bind(8, sums.CacheHits);
        _usage.Bind(9, sums.Attempts);
        _usage.Bind(10, sums.FailedAttempts);
        _usage.Bind(11, sums.UnpricedAttempts);
        _usage.Bind(12, sums.Input);
        _usage.Bind(13, sums.CachedInput);
        _usage.Bind(14, sums.CacheWrite);
        _usage.Bind(15, sums.Output);
        _usage.Bind(16, sums.Reasoning);
        _usage.Bind(17, sums.CostUnknown);
        _usage.Bind(18, sums.CostEstimated);
        _usage.Bind(19, sums.CostPartial);
        _usage.Bind(20, sums.CostExact);
        return _usage.Run();
    }
}
