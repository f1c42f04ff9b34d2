namespace Pointsman.Server;

/// <summary>Stage 6: gives an answer again where the route allows it, and keeps those it may give again.</summary>
internal sealed class CacheStage(AnswerCache cache, GatewayClock clock)
{
    /// <summary>Whether the client got its answer from the cache.</summary>
    public async ValueTask<bool> TryServeAsync(Call call, ClientAnswer client)
    {
        RouteCacheSettings settings = call.Route!.Settings.Cache;
        bool wanted = settings.Mode == CacheMode.All
            || (settings.Mode == CacheMode.Deterministic && call.Outline.Facts.Has(RequestTraits.Deterministic));
        if (!wanted)
        {
            return false;
        }

        CacheKey key = CacheKey.Of(call);
        while (true)
        {
            CachedAnswer? answer = cache.Find(key, out Task<CachedAnswer?>? others);
            if (answer is null && others is null)
            {
                call.CacheKey = key;
                call.CopyAnswer().KeepWhole(call.Snapshot.Settings.Cache.EntryBytes);
                return false;
            }

            answer ??= await client.WithHeartbeatAsync(
                new ValueTask<CachedAnswer?>(others!.WaitAsync(call.ClientGone)), call.ClientGone);
            if (answer is not null)
            {
                call.CacheHit = true;
                await client.SendCachedAsync(answer);
                return true;
            }
        }
    }

    /// <summary>Keeps the answer that the call fetched, when it is whole.</summary>
    public void Close(Call call)
    {
        if (call.CacheKey is not { } key)
        {
            return;
        }

        try
        {
            Keep(call, key);
        }
        finally
        {
            // Whoever waits for what was not kept fetches for himself.
            cache.GiveUp(key);
        }
    }

    private void Keep(Call call, CacheKey key)
    {
        CacheSettings room = call.Snapshot.Settings.Cache;
        if (call is { Winner: { Outcome: AttemptOutcome.Ok } winner, HasBrokenOff: false }
            && call.Copy is { IsWhole: true, Length: > 0 } copy)
        {
            long until = clock.Milliseconds + (long)call.Route!.Settings.Cache.Ttl.TotalMilliseconds;
            string type = call.Http.Response.ContentType ?? "application/json";
            cache.Keep(key, new CachedAnswer(copy.Span.ToArray(), type, winner.Upstream.Target.Name, until), room);
        }
    }
}
