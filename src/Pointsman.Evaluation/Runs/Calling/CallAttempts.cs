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

    /// <summary>Makes a call; a token leaves it.</summary>
    public async Task<CallResult<T>> AskAsync<T>(CallPlan<T> plan, CancellationToken cancel = default)
        where T : class
    {
        CallLane lane = plan.Lane;
        int attempts = 0, failures = 0, refusals = 0;
        while (await gate.EnterAsync(lane, plan.Bound()).ConfigureAwait(false) is { } ticket)
        {
            attempts++;
            (T? value, CallFault? fault) = await OnceAsync(plan, ticket, attempts, cancel).ConfigureAwait(false);
            if (fault is null)
            {
                return new CallResult<T>(value, null, attempts);
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

            await WaitAsync(fault, made, plan.Journal.Cell).ConfigureAwait(false);
        }

        return new CallResult<T>(null, null, attempts);
    }

    // The answer, or the fault; neither where the call was left. With an answer the place is given back here, once it
    // is written; with a fault the caller does, who has to know what it means for the lane.
    private async Task<(T? Value, CallFault? Fault)> OnceAsync<T>(
        CallPlan<T> plan, CallTicket ticket, int attempt, CancellationToken cancel)
        where T : class
    {
        bool ended = false;
        try
        {
            plan.Journal.Began(ticket.Bound);
            using var clock = new CancellationTokenSource(suite.Timeout, options.Time);
            using var late = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, ending, cancel);
            CallOnce<T> once;
            try
            {
                // Some clients do not listen to the token; nobody waits for those.
                once = await plan.Ask(late.Token).WaitAsync(late.Token).ConfigureAwait(false);
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
                plan.Journal.Failed(fault.Kind, fault.MayBePaid ? ticket.Bound : Usd.Zero);
                ended = true;
                return (null, fault);
            }

            plan.Keep(once, attempt);
            gate.Answered(plan.Lane, ticket, once.Cost ?? Usd.Zero, once.Cost is null ? ticket.Bound : Usd.Zero);
            ended = true;
            return (once.Value, null);
        }
        finally
        {
            if (!ended)
            {
                gate.Left(plan.Lane, ticket);
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
