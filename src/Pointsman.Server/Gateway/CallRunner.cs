using System.Runtime.CompilerServices;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Stage 8: carries a decision out, attempt after attempt, until the client has its answer or nothing is left to try.
/// Fails over only before the commit point; who is silent is not asked again; who fails otherwise may be tried again
/// after a pause, as often as the route and the retry budget allow.
/// </summary>
internal sealed class CallRunner(
    TimeProvider time, GatewayClock clock, AttemptRunner runner, AttemptGate gate, Wires wires, RetryBudget budget,
    ChanceSource chance)
{
    private const int MostAttempts = 64;

    private static readonly WireError LedgerFull = new(503, ErrorCode.Overloaded,
        "the ledger cannot be written, and no spend goes unrecorded; see to the disk of the gateway, or set "
        + "recording.whenLedgerFull: pass");

    /// <summary>Null when the client has got an answer, whole or broken off; else what is left to tell it.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Refused?> RunAsync(Call call, AnswerSink client)
    {
        Attempt? last = await TryRoundsAsync(call, client);
        if (last is null)
        {
            return call.Winner is null ? new Refused(LedgerFull, RetryAfterSeconds: 1) : null;
        }

        return new Refused(FinalErrors.Of(call, last), Seconds(call, last)) { Last = last };
    }

    // Null when the client has its answer, or the ledger took no more attempts; else the failure that stands.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempt?> TryRoundsAsync(Call call, AnswerSink client)
    {
        RouteSettings settings = call.Route!.Settings;
        IReadOnlyList<RoutingTarget> plan = call.Decision!.Plan;
        TimeSpan total = call.Snapshot.Settings.Timeouts.With(settings.Timeouts).Total;
        budget.CountRequest(clock.Milliseconds);
        int round = 0;
        while (true)
        {
            var again = new Round();
            Attempt? last = await TryAllAsync(call, client, plan, again, settings, total);
            if (last is null)
            {
                return null;
            }

            bool giveUp = again.GaveUp || !again.HasTargets || round >= settings.Retries.Most
                || call.Attempts.Count >= MostAttempts;
            if (giveUp || Pause(settings.Retries, round, again) is not { } pause || pause >= Left(call, total)
                || !budget.TryRetry(clock.Milliseconds, settings.Retries.BudgetShare))
            {
                return last;
            }

            await client.WithHeartbeatAsync(new ValueTask<bool>(WaitAsync(pause, call.ClientGone)), call.ClientGone);
            plan = again.TargetsAfter(pause);
            round++;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempt?> TryAllAsync(
        Call call, AnswerSink client, IReadOnlyList<RoutingTarget> plan, Round again, RouteSettings settings,
        TimeSpan total)
    {
        Attempt? last = null;
        int least = 0;
        for (int i = 0; i < plan.Count && call.Attempts.Count < MostAttempts;)
        {
            Upstream upstream = call.Snapshot.UpstreamOf(plan[i]);
            if (plan[i].Context is { } context && context <= least)
            {
                i++;
                continue;
            }

            Attempt? attempt = gate.Begin(call, upstream);
            if (call.LedgerIsFull)
            {
                return call.Attempts.LastOrDefault();
            }

            if (attempt is null)
            {
                i++;
                continue;
            }

            last = attempt;
            await RunOneAsync(call, attempt, client, total);
            switch (FailureRules.After(attempt, settings.FailoverOnContentFilter))
            {
                case NextStep.Done:
                    call.Winner = attempt;
                    return null;
                case NextStep.GiveUp:
                    again.GaveUp = true;
                    return attempt;
                case NextStep.LargerWindow:
                    // A window that nobody knows speaks for no other; the request is as long as it was taken to be.
                    least = Math.Max(least, plan[i].Context ?? call.Outline.Facts.Tokens);
                    i++;
                    break;
                case NextStep.Next:
                    again.Add(plan[i], attempt.RetryAfter);
                    i++;
                    break;
                case NextStep.SameAtOnce when again.MayRepeat(attempt):
                    break;
                default:
                    i++;
                    break;
            }
        }

        // Breakers may have closed between the decision and now; then the last failure of an earlier round stands.
        return last ?? call.Attempts.LastOrDefault() ?? Refused(call);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask RunOneAsync(Call call, Attempt attempt, AnswerSink client, TimeSpan total)
    {
        Upstream upstream = attempt.Upstream;
        AnswerLane lane = AnswerLane.For(call, upstream, wires, time);
        using var owned = lane as IDisposable;
        try
        {
            await runner.RunAsync(call, attempt, lane, client, Left(call, total));
        }
        catch (Exception)
        {
            attempt.Outcome = AttemptOutcome.Fault;
            throw;
        }
        finally
        {
            gate.End(call, attempt);
        }
    }

    // The pause before the next round; null when the shortest wait that was asked for is too long.
    private TimeSpan? Pause(RetrySettings settings, int round, Round again)
    {
        double most = Math.Min(settings.Cap.TotalSeconds, settings.Base.TotalSeconds * Math.Pow(2, round));
        var pause = TimeSpan.FromSeconds(most * (0.5 + (0.5 * chance.Next())));
        if (again.ShortestWait is not { } asked)
        {
            return pause;
        }

        return asked > settings.MostWait ? null : asked > pause ? asked : pause;
    }

    private async Task<bool> WaitAsync(TimeSpan pause, CancellationToken cancel)
    {
        await Task.Delay(pause, time, cancel);
        return true;
    }

    // A provider that was told to wait for says for how long; the shortest wait of all targets is the client's.
    private int? Seconds(Call call, Attempt last)
    {
        if (last is not { Outcome: AttemptOutcome.Status, Status: 429 or 503 or 529 })
        {
            return null;
        }

        long now = clock.Milliseconds;
        long free = call.Decision!.Plan.Min(target => FinalErrors.FreeAt(call.Snapshot.UpstreamOf(target)));
        return (int)Math.Clamp((free - now + 999) / 1000, 1, 86_400);
    }

    private TimeSpan Left(Call call, TimeSpan total) => total - time.GetElapsedTime(call.Started);

    private static Attempt Refused(Call call)
    {
        Upstream upstream = call.Snapshot.UpstreamOf(call.Decision!.Plan[0]);
        return new Attempt(upstream, 0, -1, false)
        {
            Outcome = AttemptOutcome.Status, Status = 429, RetryAfter = TimeSpan.FromSeconds(1),
        };
    }

    /// <summary>What one round over the plan leaves for the next.</summary>
    private sealed class Round
    {
        public bool GaveUp { get; set; }

        public bool HasTargets => _targets is not null;

        /// <summary>The shortest wait before any target may be asked again; null when one did not say.</summary>
        public TimeSpan? ShortestWait { get; private set; }

        private List<(RoutingTarget Target, TimeSpan? Wait)>? _targets;
        private bool _anyAtOnce;
        private int _repeats;

        public void Add(RoutingTarget target, TimeSpan? wait)
        {
            (_targets ??= []).Add((target, wait));
            _anyAtOnce |= wait is null;
            ShortestWait = _anyAtOnce ? null : ShortestWait is { } known && known < wait ? known : wait;
        }

        /// <summary>The targets to ask again after a pause; who asked for a longer one is left out.</summary>
        public List<RoutingTarget> TargetsAfter(TimeSpan pause) =>
            [.. _targets!.Where(one => one.Wait is not { } wait || wait <= pause).Select(one => one.Target)];

        /// <summary>Whether the same target may be asked in another way or with another key; not for ever.</summary>
        public bool MayRepeat(Attempt attempt) => ++_repeats <= attempt.Upstream.Link.Keys.Count + 1;
    }
}
