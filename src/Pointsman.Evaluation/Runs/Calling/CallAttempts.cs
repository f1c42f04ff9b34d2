namespace Pointsman.Evaluation;

/// <summary>
/// Makes a call until it is answered: waits for its turn, writes down that it goes out, and asks again after failures
/// that pass.
/// </summary>
internal sealed class CallAttempts(
    CallGate gate, Suite suite, RunnerOptions options, CancellationToken stopping, CancellationToken ending)
{
    // A call that is only too early costs nothing and is asked again oftener than one that fails.
    private const int PerRetry = 5;

    /// <summary>Makes a call.</summary>
    /// <param name="lane">Whose limits it shares.</param>
    /// <param name="bound">The most that it may cost.</param>
    /// <param name="journal">Where it is written down.</param>
    /// <param name="ask">Makes one attempt.</param>
    /// <param name="cancel">Leaves the call.</param>
    public async Task<CallResult<T>> AskAsync<T>(
        CallLane lane, Func<Usd> bound, CallJournal journal, Func<CancellationToken, Task<CallOnce<T>>> ask,
        CancellationToken cancel = default)
        where T : class
    {
        int attempts = 0, failures = 0, refusals = 0;
        while (await gate.EnterAsync(lane, bound()).ConfigureAwait(false) is { } ticket)
        {
            attempts++;
            (CallOnce<T>? once, CallFault? fault) = await OnceAsync(
                lane, ticket, journal, ask, cancel).ConfigureAwait(false);
            if (once is { } answered)
            {
                gate.Answered(
                    lane, ticket, answered.Cost ?? Usd.Zero, answered.Cost is null ? ticket.Bound : Usd.Zero);
                return new CallResult<T>(answered.Value, null, attempts);
            }

            if (fault is null)
            {
                break;
            }

            bool laneFails = gate.Failed(lane, ticket, fault);
            if (fault.Sort == CallFaultSort.Refused)
            {
                return new CallResult<T>(null, fault, attempts);
            }

            if (gate.IsClosed(lane))
            {
                break;
            }

            if (laneFails && suite.Retries > 0)
            {
                // The lane waits for all of its calls, and this one is not to blame.
                continue;
            }

            int made = fault.Sort == CallFaultSort.Pace ? ++refusals : ++failures;
            int most = fault.Sort switch
            {
                CallFaultSort.Pace => suite.Retries * PerRetry,
                CallFaultSort.Unavailable => suite.Retries,
                _ => 0,
            };
            if (made > most)
            {
                return new CallResult<T>(null, fault, attempts);
            }

            await WaitAsync(fault, made, journal.Cell).ConfigureAwait(false);
        }

        return new CallResult<T>(null, null, attempts);
    }

    private async Task<(CallOnce<T>? Once, CallFault? Fault)> OnceAsync<T>(
        CallLane lane, CallTicket ticket, CallJournal journal, Func<CancellationToken, Task<CallOnce<T>>> ask,
        CancellationToken cancel)
    {
        bool ended = false;
        try
        {
            journal.Began(ticket.Bound);
            using var clock = new CancellationTokenSource(suite.Timeout, options.Time);
            using var late = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, ending, cancel);
            try
            {
                // Some clients do not listen to the token; nobody waits for those.
                CallOnce<T> once = await ask(late.Token).WaitAsync(late.Token).ConfigureAwait(false);
                ended = true;
                return (once, null);
            }
            catch (OperationCanceledException) when (
                ending.IsCancellationRequested || cancel.IsCancellationRequested)
            {
                return (null, null);
            }
            catch (Exception broken)
            {
                bool tooLate = clock.IsCancellationRequested && broken is OperationCanceledException;
                var fault = CallFault.Of(broken, tooLate ? suite.Timeout : null, options.RetryAfter);
                journal.Failed(fault.Kind, fault.MayBePaid ? ticket.Bound : Usd.Zero);
                ended = true;
                return (null, fault);
            }
        }
        finally
        {
            if (!ended)
            {
                gate.Left(lane, ticket);
            }
        }
    }

    private async Task WaitAsync(CallFault fault, int failures, Cell cell)
    {
        ulong call = ((ulong)cell.Case << 24) ^ ((ulong)cell.Arm << 12) ^ (ulong)cell.Repeat;
        TimeSpan wait = Backoff.After(failures, suite.Seed, call);
        try
        {
            await Task.Delay(fault.RetryAfter > wait ? fault.RetryAfter.Value : wait, options.Time, stopping)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The gate is closed and says so.
        }
    }
}
