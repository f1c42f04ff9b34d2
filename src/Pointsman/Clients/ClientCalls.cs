using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Asks the chat clients of the program: the next when one fails, as long as nothing of an answer is there. A client
/// that does not heed its token is left behind and cannot hold the request.
/// </summary>
internal sealed class ClientCalls(
    IReadOnlyDictionary<string, IChatClient> clients, ClientStandings standings, PointsmanChatClientOptions options)
    : StrategyCalls
{
    /// <inheritdoc />
    public override async Task<CallAnswer> AskAsync(
        IReadOnlyList<RoutingTarget> plan, StrategyAsk ask, string place, CancellationToken cancel)
    {
        CallFailure? failure = null;
        foreach (RoutingTarget target in plan)
        {
            CallAnswer answer = await OneAsync(target, ask, cancel);
            if (KnowsNoSeed(answer.Failure, ask))
            {
                ChatOptions seedless = ask.Options.Clone();
                seedless.Seed = null;
                answer = await OneAsync(target, ask with { Options = seedless }, cancel);
            }

            if (answer.Failure is null)
            {
                return answer;
            }

            failure = answer.Failure;
            if (failure.IsFinal)
            {
                break;
            }
        }

        return new CallAnswer { Failure = failure, Spent = Usd.Zero };
    }

    // The seed of a sample is the strategy's wish; the answer is worth more than it.
    private static bool KnowsNoSeed(CallFailure? failure, StrategyAsk ask) =>
        failure?.Detail is NotSupportedException && ask is { SeedIsOptional: true, Options.Seed: not null };

    private async Task<CallAnswer> OneAsync(RoutingTarget target, StrategyAsk ask, CancellationToken cancel)
    {
        standings.Begin(target);
        long began = options.Time.GetTimestamp();
        try
        {
            CallAnswer answer = ask.Stream
                ? await StreamAsync(target, ask, began, cancel)
                : await WholeAsync(target, ask, cancel);
            if (answer.Pieces is null)
            {
                standings.End(target, options.Time.GetElapsedTime(began), failed: false);
            }

            return answer;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            standings.End(target, null, failed: false);
            throw;
        }
        catch (Exception problem)
        {
            FailureKind kind = options.Classify?.Invoke(problem) ?? ClientFailures.Of(problem);
            standings.End(
                target, null, ClientFailures.SpeaksAgainst(problem, kind),
                AskedPause.Of(problem, options.Time.GetUtcNow()));
            return new CallAnswer
            {
                Failure = new CallFailure(kind, $"{target.Name} failed: {problem.Message}") { Detail = problem },
            };
        }
    }

    private async Task<CallAnswer> WholeAsync(RoutingTarget target, StrategyAsk ask, CancellationToken cancel)
    {
        ChatResponse whole = await clients[target.Name]
            .GetResponseAsync(ask.Messages, ask.Options.Clone(), cancel).WaitAsync(cancel);
        return new CallAnswer { Whole = whole, From = target, Spent = CallCost.Of(whole.Usage, target) };
    }

    // Nothing is settled until a piece means something: a role or an empty text can still be another's.
    private async Task<CallAnswer> StreamAsync(
        RoutingTarget target, StrategyAsk ask, long began, CancellationToken cancel)
    {
        var pieces = new LeavablePieces(
            clients[target.Name].GetStreamingResponseAsync(ask.Messages, ask.Options.Clone(), cancel), cancel);
        var held = new List<ChatResponseUpdate>();
        try
        {
            do
            {
                if (!await pieces.MoveNextAsync())
                {
                    throw new InvalidOperationException("the stream ended without an answer");
                }

                held.Add(pieces.Current);
            }
            while (!Means(pieces.Current));
        }
        catch
        {
            await pieces.DisposeAsync();
            throw;
        }

        TimeSpan toFirst = options.Time.GetElapsedTime(began);
        var answer = new Streamed(target);
        answer.Answer = new CallAnswer
        {
            From = target, Pieces = GoOnAsync(pieces, held, answer, toFirst, cancel),
        };
        return answer.Answer;
    }

    private async IAsyncEnumerable<ChatResponseUpdate> GoOnAsync(
        LeavablePieces pieces, List<ChatResponseUpdate> held, Streamed streamed, TimeSpan toFirst,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        bool? whole = null;
        try
        {
            foreach (ChatResponseUpdate piece in held)
            {
                streamed.Count(piece);
                yield return piece;
            }

            while (true)
            {
                whole = false;
                if (!await pieces.MoveNextAsync())
                {
                    break;
                }

                whole = null;
                streamed.Count(pieces.Current);
                yield return pieces.Current;
            }

            whole = true;
        }
        finally
        {
            await pieces.DisposeAsync();
            streamed.Settle();

            // Whoever stops reading says nothing against the client; what breaks under the reading does.
            standings.End(
                streamed.Target, whole is true ? toFirst : null,
                failed: whole is false && !cancel.IsCancellationRequested);
        }
    }

    private static bool Means(ChatResponseUpdate piece) => piece.FinishReason is not null
        || piece.Contents.Any(content => content is not (UsageContent or TextContent { Text.Length: 0 }));

    /// <summary>The account of an answer that comes piece by piece.</summary>
    private sealed class Streamed(RoutingTarget target)
    {
        private UsageDetails? _usage;

        public RoutingTarget Target => target;

        public CallAnswer Answer { get; set; } = null!;

        public void Count(ChatResponseUpdate piece)
        {
            foreach (UsageContent told in piece.Contents.OfType<UsageContent>())
            {
                (_usage ??= new UsageDetails()).Add(told.Details);
            }
        }

        public void Settle() => Answer.Spent = CallCost.Of(_usage, target);
    }
}
