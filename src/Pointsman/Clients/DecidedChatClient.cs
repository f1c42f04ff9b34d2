using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>Carries out what was decided for one request.</summary>
internal sealed class DecidedChatClient(
    Decision decision, RequestFacts facts, IReadOnlyList<ChatMessage> read, ClientCalls calls,
    PointsmanChatClientOptions options) : IChatClient
{
    private readonly StrategyRun _run = new(calls, facts, options.Limits, options.Time);
    private string _reason = "the caller left";

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null,
        CancellationToken cancellationToken = default)
    {
        try
        {
            StrategyAnswer answer = await AskAsync(chatOptions, stream: false, cancellationToken);
            _reason = answer.Reason;
            return Marked(answer);
        }
        finally
        {
            Finish();
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        StrategyAnswer answer;
        ChatResponseUpdate? last = null;
        try
        {
            answer = await AskAsync(chatOptions, stream: true, cancellationToken);
            await using IAsyncEnumerator<ChatResponseUpdate> pieces =
                answer.AsPieces().GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(pieces, answer, cancellationToken))
            {
                last = pieces.Current;
                yield return last;
            }

            _reason = answer.Reason;
        }
        finally
        {
            Finish();
        }

        // What it cost is known only now. A piece of no message, so that it is said of the whole answer.
        yield return new ChatResponseUpdate
        {
            ResponseId = last?.ResponseId, ModelId = last?.ModelId, AdditionalProperties = Properties(null, answer),
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The clients are the caller's.
    }

    private async Task<StrategyAnswer> AskAsync(ChatOptions? chatOptions, bool stream, CancellationToken cancel)
    {
        var ask = new StrategyAsk
        {
            Messages = read, Options = ForClients(chatOptions), Stream = stream,
            WantsUpgrade = chatOptions?.AdditionalProperties?.GetValueOrDefault(PointsmanUpgrade.Key) is true,
        };
        StrategyAnswer answer = await _run.AskAsync(decision, ask, "", cancel);
        return answer.Failure is { } failure ? throw Failed(failure, answer.Provisional) : answer;
    }

    // Which model is asked is decided here, and what is said to Pointsman is no provider's business.
    private static ChatOptions ForClients(ChatOptions? asked)
    {
        ChatOptions own = asked?.Clone() ?? new ChatOptions();
        own.ModelId = null;
        if (own.AdditionalProperties is { } properties)
        {
            string[] ours =
            [
                .. properties.Keys.Where(key => key.StartsWith(RequestHints.Prefix, StringComparison.Ordinal)),
            ];
            foreach (string key in ours)
            {
                properties.Remove(key);
            }
        }

        return own;
    }

    private async ValueTask<bool> NextAsync(
        IAsyncEnumerator<ChatResponseUpdate> pieces, StrategyAnswer answer, CancellationToken cancel)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            // What was said cannot be taken back, so nobody else is asked.
            throw Failed(broken is OperationCanceledException && _run.Left <= TimeSpan.Zero
                ? new CallFailure(FailureKind.Deadline,
                    $"the {options.Limits.Deadline.TotalSeconds:0.#} s for the whole request were up before the answer "
                    + "was whole; raise the deadline, or limit the answer's length") { Detail = broken }
                : new CallFailure(FailureKind.Upstream,
                    $"{answer.From?.Name} broke off within its answer: {broken.Message}") { Detail = broken });
        }
    }

    private PointsmanException Failed(CallFailure failure, ChatResponse? provisional = null)
    {
        _reason = $"no answer: {failure.Kind}";
        return new PointsmanException(failure, Report(), provisional);
    }

    // A client may give one answer to many; what is said of this request is written on a copy.
    private ChatResponse Marked(StrategyAnswer answer) => AnswerRewriting.With(
        answer.Whole!, Properties(answer.Whole!.AdditionalProperties, answer));

    private AdditionalPropertiesDictionary Properties(AdditionalPropertiesDictionary? known, StrategyAnswer answer)
    {
        AdditionalPropertiesDictionary all = known?.Clone() ?? [];
        all[PointsmanReport.Key] = Report();
        if (answer.Upgrade is { } upgrade)
        {
            all[PointsmanUpgrade.Key] = upgrade;
        }

        return all;
    }

    private PointsmanReport Report() => new(decision, _run.Steps, _run.Spent, _reason);

    private void Finish()
    {
        Task quiet = _run.WhenQuietAsync();
        if (quiet.IsCompleted)
        {
            Tell();
        }
        else
        {
            _ = TellAfterAsync(quiet);
        }
    }

    private async Task TellAfterAsync(Task quiet)
    {
        await quiet.ConfigureAwait(false);
        Tell();
    }

    private void Tell()
    {
        try
        {
            options.Finished?.Invoke(Report());
        }
        catch (Exception)
        {
            // The request has its answer or its failure; whoever watches changes neither.
        }
    }
}
