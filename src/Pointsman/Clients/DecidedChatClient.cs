using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>Carries out what was decided for one request.</summary>
internal sealed class DecidedChatClient(
    Decision decision, RequestFacts facts, ClientCalls calls, PointsmanChatClientOptions options) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null,
        CancellationToken cancellationToken = default)
    {
        (StrategyRun run, StrategyAnswer answer) = await AskAsync(messages, chatOptions, false, cancellationToken);
        PointsmanReport report = Tell(run, answer);
        ChatResponse whole = answer.Whole!;
        (whole.AdditionalProperties ??= [])[PointsmanReport.Key] = report;
        return whole;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        (StrategyRun run, StrategyAnswer answer) = await AskAsync(messages, chatOptions, true, cancellationToken);
        await foreach (ChatResponseUpdate piece in answer.AsPieces().WithCancellation(cancellationToken))
        {
            yield return piece;
        }

        // What it cost is known only now.
        yield return new ChatResponseUpdate
        {
            AdditionalProperties = new() { [PointsmanReport.Key] = Tell(run, answer) },
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The clients are the caller's.
    }

    private async Task<(StrategyRun Run, StrategyAnswer Answer)> AskAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions, bool stream, CancellationToken cancel)
    {
        var run = new StrategyRun(calls, facts, options.Limits, options.Time);
        var ask = new StrategyAsk
        {
            Messages = [.. messages], Options = chatOptions ?? new ChatOptions(), Stream = stream,
        };
        StrategyAnswer answer = await run.AskAsync(decision, ask, "", cancel);
        return answer.Failure is { } failure
            ? throw new PointsmanException(failure, Tell(run, answer))
            : (run, answer);
    }

    private PointsmanReport Tell(StrategyRun run, StrategyAnswer answer)
    {
        var report = new PointsmanReport(decision, run.Steps, run.Spent, answer.Reason);
        options.Finished?.Invoke(report);
        return report;
    }
}
