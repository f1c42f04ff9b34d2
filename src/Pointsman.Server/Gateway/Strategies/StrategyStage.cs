using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Stage 8 for strategies whose answer takes several calls: the same strategies that a program runs in process, over
/// the gateway's own attempts. The answer goes back in the client's protocol, whatever the targets speak.
/// </summary>
internal sealed class StrategyStage(
    CallRunner runner, PeopleStage people, Bookkeeper books, Wires wires, TimeProvider time)
{
    /// <summary>Null when the client has got an answer, whole or broken off; else what is left to tell it.</summary>
    public async Task<Refused?> RunAsync(Call call, ClientAnswer client)
    {
        if (call.Protocol.Operation != Operation.Chat)
        {
            return new Refused(new WireError(400, "not_supported",
                $"'{call.Model}' answers with several calls, which is for chats only; call a model for this"));
        }

        IClientWire wire = wires.Client(call.Protocol.Wire);
        if (TranslatingLane.ReadAsk(call, wire, time.GetUtcNow(), out WireError? error) is not { } ask)
        {
            return new Refused(error!);
        }

        books.Describe(call);
        var calls = new GatewayCalls(call, ask, runner, people, time);
        var run = new StrategyRun(calls, call.Outline.Facts, Limits(call), time);
        try
        {
            return await AnswerAsync(call, client, wire, ask, run, calls);
        }
        finally
        {
            await calls.EndAsync();
            call.Steps = run.Steps;
        }
    }

    private async Task<Refused?> AnswerAsync(
        Call call, ClientAnswer client, IClientWire wire, ChatAsk ask, StrategyRun run, GatewayCalls calls)
    {
        var wanted = new StrategyAsk { Messages = ask.Messages, Options = ask.Options, Stream = call.Stream };
        StrategyAnswer answer = await client.WithHeartbeatAsync(
            new ValueTask<StrategyAnswer>(run.AskAsync(call.Decision!, wanted, "", call.ClientGone)),
            call.ClientGone);
        if (!answer.IsGood)
        {
            return answer.Failure is { Kind: FailureKind.Waiting, Detail: PersonCase waiting }
                ? await WaitingAnswer.WriteAsync(call, client, waiting, answer.Provisional?.Text, time)
                : StrategyErrors.Of(call, answer.Failure!);
        }

        call.Decision = call.Decision! with { Reason = answer.Reason };
        call.Winner = calls.WinnerOf(answer.From);
        if (call.Stream)
        {
            await SendAsync(call, client, wire.BeginStream(ask), answer);
            return null;
        }

        using var body = new PooledBytes();
        wire.WriteAnswer(body, ask, answer.Whole!);
        await client.SendWholeAsync(call.Winner, body.Written);
        return null;
    }

    private static async Task SendAsync(Call call, ClientAnswer client, AnswerStream writer, StrategyAnswer answer)
    {
        using var output = new PooledBytes();
        client.BeginStream(call.Winner);
        try
        {
            await foreach (ChatResponseUpdate piece in answer.AsPieces().WithCancellation(call.ClientGone))
            {
                writer.Write(piece, output);
                if (output.Count > 0)
                {
                    await client.SendAsync(output.Written, call.ClientGone);
                    output.Clear();
                }
            }

            writer.Finish(output);
        }
        catch (BrokenOffException broken)
        {
            writer.Fail(broken.Error, output);
        }
        catch (OperationCanceledException) when (!call.ClientGone.IsCancellationRequested)
        {
            writer.Fail(new WireError(504, "upstream_broke_off", "the time for the whole request was up"), output);
        }

        await client.SendAsync(output.Written, call.ClientGone);
    }

    private static StrategyLimits Limits(Call call)
    {
        RouteSettings route = call.Route!.Settings;
        TimeSpan total = call.Snapshot.Settings.Timeouts.With(route.Timeouts).Total;
        return new StrategyLimits { Deadline = total, Budget = route.Budget };
    }
}
