using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Stage 8: for strategies whose answer takes several calls. They are those that a program runs in process, over the
/// gateway's own attempts. The answer goes back in the client's protocol, whatever the targets speak.
/// </summary>
internal sealed class StrategyStage(
    CallRunner runner, PeopleStage people, Bookkeeper books, Wires wires, UpgradeStore upgrades, InternalErrors bugs,
    TimeProvider time)
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
        using var stop = new CancellationTokenSource();
        using CancellationTokenRegistration leaving = call.ClientGone.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), stop);
        try
        {
            var wanted = new StrategyAsk
            {
                Messages = ask.Messages, Options = ask.Options, Stream = call.Stream,
                WantsUpgrade = call.Wish != UpgradeWish.None,
            };
            StrategyAnswer answer = await client.WithHeartbeatAsync(
                new ValueTask<StrategyAnswer>(run.AskAsync(call.Decision!, wanted, "", stop.Token)), call.ClientGone);
            if (!answer.IsGood)
            {
                return answer.Failure is { Kind: FailureKind.Waiting, Detail: PersonCase waiting }
                    ? await WaitingAnswer.WriteAsync(call, client, waiting, answer.Provisional?.Text, time)
                    : StrategyErrors.Of(call, answer.Failure!);
            }

            call.Decision = call.Decision! with { Reason = answer.Reason };
            call.Winner = calls.WinnerOf(answer.From);
            await TellAsync(call, client, wire, ask, answer);
            await FollowAsync(call, run, answer, leaving);
            return null;
        }
        finally
        {
            await stop.CancelAsync();
            await calls.EndAsync();
            call.Steps = run.Steps;
        }
    }

    private async Task TellAsync(
        Call call, ClientAnswer client, IClientWire wire, ChatAsk ask, StrategyAnswer answer)
    {
        if (GoesOn(call) && !call.HasBegun)
        {
            // The work behind the answer takes its time, and the client's next request shall not wait for it.
            call.Http.Response.Headers.Connection = "close";
        }

        if (call.Wish == UpgradeWish.Later)
        {
            upgrades.Expect(call.Record.Id, call.Key.Id);
        }

        if (call.Stream)
        {
            call.CameWhole = answer.Pieces is null;
            await SendAsync(call, client, wire.BeginStream(ask), answer);
            return;
        }

        using var body = new PooledBytes();
        wire.WriteAnswer(body, ask, answer.Whole!);
        await client.SendWholeAsync(call.Winner, body.Written);
    }

    // What goes on behind an answer that the client has: it is heard out, so that the call's account is whole.
    private async Task FollowAsync(
        Call call, StrategyRun run, StrategyAnswer answer, CancellationTokenRegistration leaving)
    {
        if (!GoesOn(call))
        {
            return;
        }

        await call.Http.Response.CompleteAsync();
        await leaving.DisposeAsync();
        if (call.Wish == UpgradeWish.Later)
        {
            StrategyUpgrade? better = answer.Upgrade is { } coming ? await coming : null;
            upgrades.Keep(call.Record.Id, call.Key.Id, better);
        }

        await run.WhenQuietAsync();
    }

    private static bool GoesOn(Call call) => call.Wish == UpgradeWish.Later
        || call.Route!.Settings.Progressive.Background == BackgroundUpgrades.Learn;

    private async Task SendAsync(
        Call call, ClientAnswer client, AnswerStream writer, StrategyAnswer answer)
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

            if (call.Wish == UpgradeWish.Stream && answer.Upgrade is { } coming
                && await client.WithHeartbeatAsync(new ValueTask<StrategyUpgrade?>(coming), call.ClientGone)
                    is { } better)
            {
                UpgradeJson.AddEvent(better, output);
            }

            writer.Finish(output);
        }
        catch (Exception broken) when (CanBeTold(call, broken))
        {
            // Half an event may stand there.
            output.Clear();
            writer.Fail(Told(call, broken), output);
            call.HasBrokenOff = true;
        }

        await client.SendAsync(output.Written, call.ClientGone);
        call.HasEnded = true;
        if (!call.HasBrokenOff)
        {
            await client.SendReceiptAsync(call.Winner);
        }
    }

    // A bug before the client has anything is answered with its status further up.
    private static bool CanBeTold(Call call, Exception broken) => broken switch
    {
        BrokenOffException => true,
        OperationCanceledException => !call.ClientGone.IsCancellationRequested,
        ConnectionResetException => false,
        _ => call.HasBegun,
    };

    private WireError Told(Call call, Exception broken) => broken switch
    {
        BrokenOffException known => known.Error,
        OperationCanceledException =>
            new WireError(504, "upstream_broke_off", "the time for the whole request was up"),
        _ => bugs.Note(call, broken),
    };

    private static StrategyLimits Limits(Call call)
    {
        RouteSettings route = call.Route!.Settings;
        TimeSpan total = call.Snapshot.Settings.Timeouts.With(route.Timeouts).Total;
        var limits = new StrategyLimits { Deadline = total, Budget = route.Budget, Calls = route.Calls };
        return route.AssumedOutput is { } tokens ? limits with { AssumedOutput = tokens } : limits;
    }
}
