namespace Pointsman.Server;

/// <summary>
/// Where attempts begin and end: a key, a place at the provider, the word of the breaker and a line in the ledger
/// before; health, cooldowns and the account after.
/// </summary>
internal sealed class AttemptGate(TimeProvider time, GatewayClock clock, Bookkeeper books, FlexQueue queue)
{
    /// <summary>
    /// Begins an attempt; null when the upstream takes none now, or, as the call then says, the ledger.
    /// </summary>
    public Attempt? Begin(Call call, Upstream upstream)
    {
        // The router has left it out already; nothing that comes between makes private data leave.
        if (call.Outline.Facts.IsPrivate && !upstream.Target.Local)
        {
            return null;
        }

        long now = clock.Milliseconds;
        int key = upstream.Link.Keys.Next(now);
        if (key < 0 && upstream.Link.Keys.Count > 0)
        {
            return null;
        }

        if (!upstream.Link.TryBegin())
        {
            return null;
        }

        if (!upstream.Health.TryBegin(now, out bool probe))
        {
            upstream.Link.End();
            return null;
        }

        var attempt = new Attempt(upstream, call.Attempts.Count + 1, key, probe);
        if (!books.TryBegin(call, attempt))
        {
            upstream.Health.EndNeutral(probe);
            upstream.Link.End();
            call.LedgerIsFull = true;
            return null;
        }

        call.Add(attempt);
        return attempt;
    }

    /// <summary>Ends an attempt: settles it, and lets its outcome speak for or against the target.</summary>
    public void End(Call call, Attempt attempt)
    {
        attempt.Ended = attempt.Ended == 0 ? time.GetTimestamp() : attempt.Ended;
        AttemptAccount.Settle(call, attempt, attempt.Outcome == AttemptOutcome.Ok);
        long now = clock.Milliseconds;
        Upstream upstream = attempt.Upstream;
        TargetHealth health = upstream.Health;
        if (attempt.Outcome == AttemptOutcome.Status)
        {
            Heed(attempt, now);
        }

        switch (FailureRules.HurtsHealth(attempt))
        {
            case true:
                health.EndBadly(attempt.IsProbe, now);
                break;
            case false when attempt.FirstCame != 0:
                health.EndWell(
                    attempt.IsProbe, now, time.GetElapsedTime(attempt.Sent, attempt.FirstCame).TotalMilliseconds);
                break;
            case false:
                health.EndThere(attempt.IsProbe);
                break;
            default:
                health.EndNeutral(attempt.IsProbe);
                break;
        }

        upstream.Link.End();
        books.End(call, attempt);
        queue.Wake();
    }

    // What a refusal says about the time to come.
    private static void Heed(Attempt attempt, long now)
    {
        Upstream upstream = attempt.Upstream;
        UpstreamKeys keys = upstream.Link.Keys;
        bool several = keys.Count > 1;
        if (FailureRules.RefusesUsage(attempt))
        {
            upstream.RefusesStreamOptions = true;
        }

        TimeSpan wait = attempt.Status switch
        {
            401 or 403 when several => TimeSpan.FromMinutes(5),
            429 when attempt.Error?.Code == ErrorCode.QuotaExhausted => attempt.RetryAfter ?? TimeSpan.FromMinutes(5),
            429 => attempt.RetryAfter ?? TimeSpan.FromSeconds(1),
            503 or 529 => attempt.RetryAfter ?? TimeSpan.Zero,
            _ => TimeSpan.Zero,
        };
        long until = now + (long)wait.TotalMilliseconds;
        if (wait > TimeSpan.Zero && several && attempt.Status is 401 or 403 or 429)
        {
            keys.Cool(attempt.Key, until);
        }
        else if (wait > TimeSpan.Zero)
        {
            upstream.Health.Cool(until);
        }
    }
}
