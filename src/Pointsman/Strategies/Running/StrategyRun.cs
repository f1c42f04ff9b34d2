using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// One request on its way through a strategy: everything that is asked goes through here. Keeps the deadline, the
/// budget and the count of calls for the whole, and writes down each step. Members may be asked at the same time.
/// </summary>
public sealed class StrategyRun
{
    private readonly StrategyCalls _calls;
    private readonly StrategyLimits _limits;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly SpendLedger _spend;
    private readonly StepNotes _notes = new();
    private readonly WorkBehind _behind = new();
    private readonly RequestFacts _facts;
    private int _made;

    /// <summary>Begins a request; its deadline counts from now.</summary>
    public StrategyRun(StrategyCalls calls, in RequestFacts facts, StrategyLimits limits, TimeProvider time)
    {
        _calls = calls;
        _facts = facts;
        _limits = limits;
        _time = time;
        _started = time.GetTimestamp();
        _spend = new SpendLedger(limits.Budget);
    }

    /// <summary>What was done so far, in the order in which it ended.</summary>
    public IReadOnlyList<StrategyStep> Steps => _notes.All;

    /// <summary>What the calls that have ended cost, as far as it is known.</summary>
    public Usd Spent => _spend.Spent;

    internal RequestFacts Facts => _facts;

    internal TimeProvider Time => _time;

    internal TimeSpan Elapsed => _time.GetElapsedTime(_started);

    // Never less than nothing: between a look at it and a timer that is set by it some of it may have passed.
    internal TimeSpan Left => _limits.Deadline - Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>
    /// Carries a decision out: its targets or its strategy, and what comes after when that fails.
    /// </summary>
    public async Task<StrategyAnswer> AskAsync(
        Decision decision, StrategyAsk ask, string place, CancellationToken cancel)
    {
        Decision? next = decision;
        while (true)
        {
            StrategyAnswer answer = next.Work is { } work
                ? await ((CallingStrategy)work).RunAsync(this, ask, next.Parts, place, cancel)
                : await AskTargetsAsync(next, ask, place, cancel);
            if (answer.IsGood || answer.Failure!.IsFinal || next.Next is null)
            {
                return answer;
            }

            next = next.Next;
        }
    }

    /// <summary>
    /// Ends when nothing of the request is under way any more: an upgrade, and what is asked only to learn from, may
    /// outlast the answer. Never fails. Steps and cost are complete then.
    /// </summary>
    public Task WhenQuietAsync() => _behind.WhenQuietAsync();

    /// <summary>Takes note of work that the answer does not wait for; it must not fail.</summary>
    internal void KeepTrack(Task work) => _behind.Add(work);

    /// <summary>
    /// Writes what became of a part's answer: into its step, or as a step where a strategy of several calls gave it,
    /// whose steps stand below.
    /// </summary>
    internal void Conclude(string place, StepOutcome outcome, string evidence, RoutingTarget? from = null)
    {
        if (!Judge(place, outcome, evidence: evidence))
        {
            Note(new StrategyStep
            {
                Place = place, Target = from?.Name, Outcome = outcome, Evidence = evidence, Began = Elapsed,
            });
        }
    }

    /// <summary>
    /// Changes what is written of a step, once it is known what became of its answer. False when there is no such step.
    /// </summary>
    internal bool Judge(
        string place, StepOutcome outcome, double? confidence = null, string? evidence = null) =>
        _notes.Change(place, step => step with
        {
            Outcome = outcome,
            Confidence = confidence ?? step.Confidence,
            Evidence = evidence ?? step.Evidence,
        });

    internal void Note(StrategyStep step) => _notes.Add(step);

    private async Task<StrategyAnswer> AskTargetsAsync(
        Decision decision, StrategyAsk ask, string place, CancellationToken cancel)
    {
        TimeSpan began = Elapsed;
        if (MayNot(decision, ask, place, out Usd reserved) is { } refused)
        {
            Note(new StrategyStep
            {
                Place = place, Outcome = StepOutcome.Failed, Evidence = refused.Message, Began = began,
            });
            return new StrategyAnswer { Failure = refused };
        }

        var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        ITimer timer = _time.CreateTimer(
            static source => ((CancellationTokenSource)source!).Cancel(), late, Left, Timeout.InfiniteTimeSpan);
        CallAnswer? answer = null;
        try
        {
            answer = await OnceAsync(decision, ask, place, late.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            answer = new CallAnswer { Failure = TooLate() };
        }
        catch (OperationCanceledException)
        {
            Note(new StrategyStep
            {
                Place = place, Outcome = StepOutcome.Left, Evidence = "not waited for any longer", Began = began,
                Took = Elapsed - began,
            });
            throw;
        }
        finally
        {
            if (answer?.Pieces is null)
            {
                _spend.Settle(reserved, answer is null ? null : answer.Spent);
                await timer.DisposeAsync();
                late.Dispose();
            }
        }

        Note(new StrategyStep
        {
            Place = place,
            Target = answer.From?.Name,
            Outcome = answer.Failure is null ? StepOutcome.Answered : StepOutcome.Failed,
            // Messages of providers may quote what they were asked.
            Evidence = answer.Failure?.Kind.ToString(),
            Cost = answer.Spent,
            Began = began,
            Took = Elapsed - began,
        });
        return new StrategyAnswer
        {
            Whole = answer.Whole,
            Pieces = answer.Pieces is { } pieces ? Follow(pieces, answer, reserved, timer, late, place, cancel) : null,
            From = answer.From,
            Failure = answer.Failure,
            Reason = decision.Reason,
        };
    }

    // A client that does not heed its token is left behind; it cannot hold the request.
    private async Task<CallAnswer> OnceAsync(
        Decision decision, StrategyAsk ask, string place, CancellationToken late)
    {
        Task<CallAnswer> asked = _calls.AskAsync(decision.Plan, ask, place, late);
        try
        {
            return await asked.WaitAsync(late);
        }
        catch (OperationCanceledException)
        {
            _ = LeftAnswer.EndAsync(asked);
            throw;
        }
    }

    // The deadline and the account stay with an answer until its last piece.
    private async IAsyncEnumerable<ChatResponseUpdate> Follow(
        IAsyncEnumerable<ChatResponseUpdate> pieces, CallAnswer answer, Usd reserved, ITimer timer,
        CancellationTokenSource late, string place, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using CancellationTokenRegistration leave = cancel.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), late);
        try
        {
            await foreach (ChatResponseUpdate piece in pieces.WithCancellation(late.Token))
            {
                yield return piece;
            }
        }
        finally
        {
            // Who stops reading early has the call ended with it.
            await late.CancelAsync();
            _spend.Settle(reserved, answer.Spent);
            _notes.Change(place, step => step with { Cost = answer.Spent });
            await timer.DisposeAsync();
            late.Dispose();
        }
    }

    private CallFailure? MayNot(Decision decision, StrategyAsk ask, string place, out Usd reserved)
    {
        reserved = Usd.Zero;
        if (decision.Plan.Count == 0)
        {
            string why = string.Join(", ", decision.Dropped.Take(10));
            return new CallFailure(FailureKind.NoTarget, $"no target of {place} can take the request ({why})");
        }

        // The router leaves these out. Whoever hands in a plan that was made otherwise does not get past here.
        if (_facts.IsPrivate && FirstElsewhere(decision.Plan) is { } elsewhere)
        {
            return new CallFailure(FailureKind.NoTarget,
                $"the request is private and {elsewhere.Name} is not local, so nobody of this plan was asked; let the "
                + "router decide, or mark the target as local if it runs on machines of your own");
        }

        if (Left <= TimeSpan.Zero)
        {
            return TooLate();
        }

        if (Interlocked.Increment(ref _made) > _limits.Calls)
        {
            return new CallFailure(FailureKind.Budget,
                $"the request took its {_limits.Calls} calls; allow more, or ask for less at once");
        }

        // What a step asks may be longer than what the client asked, and its answer shorter.
        int input = _limits.Budget is null ? _facts.Tokens : Longest(ask);
        int output = ask.Options.MaxOutputTokens
            ?? (_facts.MaxOutput > 0 ? _facts.MaxOutput : _limits.AssumedOutput);
        Usd most = Usd.Zero;
        foreach (RoutingTarget target in decision.Plan)
        {
            Usd one = target.Price is { } price
                ? Charge.TotalFor(Usage.FromInclusive(input, output), price) ?? Usd.Zero
                : Usd.Zero;
            most = one > most ? one : most;
        }

        if (!_spend.TryReserve(most))
        {
            return new CallFailure(FailureKind.Budget,
                $"{place} might cost up to {most}, and of the request's budget of {_limits.Budget} "
                + $"{_spend.Spent} are spent; raise the budget, or limit the answer's length");
        }

        reserved = most;
        return null;
    }

    private int Longest(StrategyAsk ask) =>
        (int)Math.Min(int.MaxValue, Math.Max(_facts.Tokens, CallSize.TextOf(ask.Messages)));

    private static RoutingTarget? FirstElsewhere(IReadOnlyList<RoutingTarget> plan)
    {
        foreach (RoutingTarget target in plan)
        {
            if (!target.Local)
            {
                return target;
            }
        }

        return null;
    }

    private CallFailure TooLate() => new(FailureKind.Deadline,
        $"the {_limits.Deadline.TotalSeconds:0.#} s for the whole request are up; raise the deadline, or choose fewer "
        + "or quicker steps");
}
