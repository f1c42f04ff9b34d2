using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Makes the calls of one strategy through the gateway's own attempts: keys, breakers, timers, retries and the ledger
/// are those of every other request.
/// </summary>
internal sealed class GatewayCalls(
    Call whole, ChatAsk ask, CallRunner runner, PeopleStage people, TimeProvider time) : StrategyCalls
{
    private readonly List<(PartAnswer Part, Task Running)> _made = [];

    /// <inheritdoc />
    public override async Task<CallAnswer> AskAsync(
        IReadOnlyList<RoutingTarget> plan, StrategyAsk wanted, string place, CancellationToken cancel)
    {
        var part = new PartAnswer(Own(wanted), wanted.SeedIsOptional, place, time);
        Call call = whole.BeginPart(part, plan, cancel);
        if (plan is [{ IsPerson: true }])
        {
            return await AskPersonAsync(call, part, cancel);
        }

        Task<Refused?> running = RunAsync(call, part);
        lock (_made)
        {
            _made.Add((part, running));
        }

        if (wanted.Stream && await Task.WhenAny(running, part.Begun) == part.Begun)
        {
            return Begun(call, part, running, cancel);
        }

        Refused? refused = await running;
        cancel.ThrowIfCancellationRequested();
        return refused is null && part.Whole is { } answer
            ? new CallAnswer { Whole = answer, From = part.Winner!.Upstream.Target, Spent = call.TotalCost }
            : part.Begun.IsCompleted ? Begun(call, part, running, cancel)
            : new CallAnswer { Failure = Failure(refused), Spent = call.TotalCost ?? Usd.Zero };
    }

    private async Task<CallAnswer> AskPersonAsync(Call call, PartAnswer part, CancellationToken cancel)
    {
        Task<CallFailure?> asking = people.AskAsync(call, part);
        lock (_made)
        {
            _made.Add((part, asking));
        }

        CallFailure? failure = await asking;
        cancel.ThrowIfCancellationRequested();
        return new CallAnswer
        {
            Whole = part.Whole, From = part.Winner?.Upstream.Target, Failure = failure, Spent = call.TotalCost,
        };
    }

    /// <summary>Completes when nothing is under way any more; the account of the whole can be closed then.</summary>
    public async Task EndAsync()
    {
        Task all;
        lock (_made)
        {
            all = Task.WhenAll(_made.Select(one => one.Running));
        }

        // Whoever asked has heard of what went wrong.
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The attempt that answered: the last of a target, or of all where several made the answer.</summary>
    public Attempt? WinnerOf(RoutingTarget? from)
    {
        lock (_made)
        {
            return _made.Select(one => one.Part.Winner)
                .LastOrDefault(one => one is not null && (from is null || ReferenceEquals(one.Upstream.Target, from)));
        }
    }

    private static CallAnswer Begun(Call call, PartAnswer part, Task<Refused?> running, CancellationToken cancel)
    {
        var answer = new PiecedAnswer(call, part, running);
        answer.Answer = new CallAnswer { Pieces = answer.ReadAsync(cancel), From = part.Winner!.Upstream.Target };
        return answer.Answer;
    }

    // Fields that only the client's protocol knows belong to the client's question, not to those of a judge.
    private ChatAsk Own(StrategyAsk wanted) => ask with
    {
        Messages = wanted.Messages,
        Options = wanted.Options,
        Stream = wanted.Stream,
        Foreign = ReferenceEquals(wanted.Options, ask.Options) ? ask.Foreign : [],
    };

    private async Task<Refused?> RunAsync(Call call, PartAnswer part)
    {
        try
        {
            return await runner.RunAsync(call, part);
        }
        finally
        {
            part.Complete();
        }
    }

    private CallFailure Failure(Refused? refused) => refused is null
        ? new CallFailure(FailureKind.Upstream, "the ledger takes no more attempts of this request")
        : new CallFailure(Kind(refused), refused.Error.Message) { Detail = refused };

    // What no other target would be asked for in a plain route ends a strategy as well.
    private FailureKind Kind(Refused refused) => refused.Last switch
    {
        { Outcome: AttemptOutcome.TimeoutTotal } => FailureKind.Deadline,
        { Outcome: AttemptOutcome.Status } last
            when FailureRules.After(last, whole.Route!.Settings.FailoverOnContentFilter) == NextStep.GiveUp =>
            FailureKind.Refused,
        _ => FailureKind.Upstream,
    };

    /// <summary>An answer whose pieces are still coming.</summary>
    private sealed class PiecedAnswer(Call call, PartAnswer part, Task<Refused?> running)
    {
        public CallAnswer Answer { get; set; } = null!;

        public async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(
            CancellationToken asked, [EnumeratorCancellation] CancellationToken cancel = default)
        {
            await foreach (ChatResponseUpdate piece in part.ReadAsync(cancel.CanBeCanceled ? cancel : asked))
            {
                yield return piece;
            }

            await running;
            Answer.Spent = call.TotalCost;
            if (part.Broken is { } broken)
            {
                throw new BrokenOffException(broken);
            }
        }
    }
}
