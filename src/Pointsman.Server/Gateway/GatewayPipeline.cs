using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// The way of a request through the gateway. START HERE. Each stage is a line below, and the numbers stand again where
/// the stage is done. A stage that refuses ends the way; what was begun is settled and recorded all the same.
/// </summary>
internal sealed class GatewayPipeline(
    Gatekeeper gatekeeper, CacheStage cache, Routing routing, CallRunner runner, StrategyStage strategies,
    Bookkeeper books, TextRecorder texts, ClientErrors errors, SnapshotHolder snapshots, TimeProvider time)
{
    // Each is done, whatever becomes of the others.
    private readonly Action<Call>[] _closing =
    [
        cache.Close,
        gatekeeper.Settle,                                                  // 10 settle
        texts.Close,
        books.Close,                                                        // 11 record
    ];

    /// <summary>Serves one request; <paramref name="protocol"/> is what its address says.</summary>
    public Task ServeAsync(HttpContext http, ClientProtocol protocol)
    {
        var call = new Call(http, snapshots.Current, protocol, time.GetTimestamp());
        return books.Open(call) is { } bug ? errors.WriteUnopenedAsync(call, bug) : ServeAsync(call);
    }

    private async Task ServeAsync(Call opened)
    {
        using Call call = opened;
        var client = new ClientAnswer(call, time);
        try
        {
            Refused? refused =
                gatekeeper.CheckKey(call)                                   // 2 key
                ?? await Gatekeeper.ReadAsync(call)                         // 1 read the protocol: the body
                ?? routing.Find(call)                                       //   the route that the name stands for
                ?? UpgradeWishes.Read(call)                                 //   whether it takes a better answer later
                ?? gatekeeper.Admit(call);                                  // 3 limits, 4 budget
            //                                                                 5 an arm: comes with migrations
            if (refused is null)
            {
                TextRecorder.Begin(call);
                if (await cache.TryServeAsync(call, client))                // 6 cache
                {
                    return;
                }
            }

            refused ??= await routing.DecideAsync(call, client)             // 7 decide
                ?? (call.Decision!.IsPlain
                    ? await runner.RunAsync(call, client)                   // 8 carry out, 9 check the output
                    : await strategies.RunAsync(call, client));             //   the same with several calls
            if (refused is not null)
            {
                await errors.WriteAsync(call, client, refused);
            }
        }
        catch (Exception gone) when (gone is ConnectionResetException
            || (gone is OperationCanceledException && call.ClientGone.IsCancellationRequested))
        {
            call.ClientLeft = true;
        }
        catch (Exception bug) when (bug is not BadHttpRequestException)
        {
            await errors.WriteInternalAsync(call, client, bug);
        }
        finally
        {
            foreach (Action<Call> close in _closing)
            {
                errors.Guard(call, close);
            }
        }
    }
}
