using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>
/// Decisions made again under the configuration of now: <c>GET /api/decisions/{id}/replay</c> for one,
/// <c>GET /api/replays</c> for the last ones of a route. Nothing is sent to any model.
/// </summary>
internal sealed class ReplayEndpoints(
    ReplayStore replays, LedgerStore store, LedgerPatience patience, SnapshotHolder snapshots)
{
    /// <summary>The most decisions in one answer: 5,000.</summary>
    public const int MostReplays = 5_000;

    /// <summary>How many there are when nothing is asked: 100.</summary>
    public const int UsualReplays = 100;

    /// <summary>Adds the endpoints; they ask nobody who they are.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/api");
        group.MapGet("/decisions/{id}/replay", OneAsync);
        group.MapGet("/replays", LastAsync);
        return group;
    }

    private async Task OneAsync(HttpContext context)
    {
        CancellationToken cancel = context.RequestAborted;
        bool known = DecisionId.TryParse((string?)context.Request.RouteValues["id"] ?? "", out DecisionId id);
        await patience.WaitAsync(cancel);
        RecordedDecision? then = known ? await replays.FindAsync(id, cancel) : null;
        if (then is not null)
        {
            var replay = DecisionReplay.Of(then, snapshots.Current);
            await AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, json => ReplayJson.Write(json, replay));
            return;
        }

        RecordedCall? call = known ? await store.FindCallAsync(id, cancel) : null;
        await (call is null
            ? AdminAnswer.RefuseAsync(
                context, StatusCodes.Status404NotFound, "there is no such decision",
                new Fault("id", "no call has this id",
                    $"write it as the header {AnswerHeaders.Decision} told it; old calls are deleted after a while"))
            : AdminAnswer.RefuseAsync(
                context, StatusCodes.Status409Conflict, "the decision cannot be made again", Without(call)));
    }

    // Why there is nothing to decide from.
    private static Fault Without(RecordedCall call)
    {
        if (call.CacheHit)
        {
            return new Fault("id", "the call was answered from the cache, so nothing was decided",
                "ask for a call that went to a model");
        }

        return call.Attempts.Count == 0
            ? new Fault("id",
                $"the call was {call.Outcome.Word()} before anything was asked, and nothing is kept of why",
                "ask for a call that went to a model")
            : new Fault("id", "the ledger has the call, but not what it was decided from: it is from an older version, "
                + "from a time when recording.replay was no, or the server ended before the call did",
                "ask for a newer call; 'pointsman decisions show' tells what is known of this one");
    }

    private async Task LastAsync(HttpContext context)
    {
        var faults = new List<Fault>();
        Document asked = AdminQuery.Read(context.Request, faults);
        string? route = asked.Text("route");
        if (route is null)
        {
            faults.Add(new Fault("route", "nothing", "name the route, or the model, whose decisions are made again"));
        }

        int most = (int)(asked.Whole("last", 1, MostReplays, "decisions") ?? UsualReplays);
        asked.FaultUnknownKeys();
        if (faults.Count > 0)
        {
            await AdminAnswer.RefuseAsync(context, StatusCodes.Status400BadRequest, "nothing was made again", faults);
            return;
        }

        await patience.WaitAsync(context.RequestAborted);
        IReadOnlyList<RecordedDecision> then = await replays.LastAsync(route!, most, context.RequestAborted);
        GatewaySnapshot snapshot = snapshots.Current;
        await AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, json => Write(json, route!, then, snapshot));
    }

    private static void Write(
        Utf8JsonWriter json, string route, IReadOnlyList<RecordedDecision> decisions, GatewaySnapshot snapshot)
    {
        json.WriteStartObject();
        json.WriteString("route", route);
        json.WriteStartArray("replays");
        foreach (RecordedDecision then in decisions)
        {
            ReplayJson.Write(json, DecisionReplay.Of(then, snapshot));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
