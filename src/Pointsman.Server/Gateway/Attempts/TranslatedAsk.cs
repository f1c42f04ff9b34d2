using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Writes a request in the neutral form for an upstream, or says what it cannot be asked.</summary>
internal static class TranslatedAsk
{
    /// <summary>The request; null with the error when the route does not allow fields to be dropped.</summary>
    public static HttpRequestMessage? Make(
        Call call, Attempt attempt, IProviderWire provider, ChatAsk ask, PooledBytes room, out WireError? error)
    {
        room.Clear();
        Upstream upstream = attempt.Upstream;
        bool drop = call.Route!.Settings.Inexpressible == InexpressiblePolicy.Drop;
        IReadOnlyList<ForeignField> lost = provider.WriteAsk(room, ask, upstream.Target.Model, drop);
        if (lost.Count > 0 && !drop)
        {
            error = AnswerLane.Inexpressible(lost, upstream);
            return null;
        }

        error = null;
        Uri address = upstream.Addresses.For(Operation.Chat, provider.Format, call.Stream)!;
        return UpstreamRequest.Translated(call, attempt, address, room.Written);
    }
}
