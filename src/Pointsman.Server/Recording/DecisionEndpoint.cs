using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>The whole story of a call: <c>GET /api/decisions/{id}</c>.</summary>
/// <remarks>
/// The admin token opens every story, a key the stories of its own calls. To another key a story is not there, so
/// that an id gives nothing away; a call without a key is the admin's to read.
/// </remarks>
internal sealed class DecisionEndpoint(
    LedgerStore store, LedgerPatience patience, KeyRing keys, AdminToken token, TimeProvider time)
{
    /// <summary>Adds the endpoint; it asks for itself who may read.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/decisions/{id}", ReadAsync);

    private async Task ReadAsync(HttpContext context)
    {
        bool admin = AdminGate.IsAdmin(context.Request, token);
        KeyFound found = admin ? default : keys.Find(AdminGate.Bearer(context.Request), time.GetUtcNow());
        if (!admin && !found.Good)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            string wrong = found.Refusal == KeyRefusal.Missing ? "the header is missing" : found.Message;
            await AdminAnswer.RefuseAsync(
                context,
                StatusCodes.Status401Unauthorized,
                "a decision is shown to the admin and to the key of its call",
                new Fault("Authorization", wrong,
                    "send 'Authorization: Bearer …' with the admin token, or with the key of the call"));
            return;
        }

        string text = (string?)context.Request.RouteValues["id"] ?? "";
        RecordedCall? call = DecisionId.TryParse(text, out DecisionId id)
            ? await FindAsync(id, context.RequestAborted)
            : null;
        if (call is null || !(admin || found.Key?.Id == call.KeyId))
        {
            await AdminAnswer.RefuseAsync(
                context, StatusCodes.Status404NotFound, "there is no such decision",
                new Fault("id", "no call of yours has this id",
                    $"write it as the header {AnswerHeaders.Decision} told it; old calls are deleted after a while"));
            return;
        }

        await AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, json => DecisionJson.Write(json, call));
    }

    private async Task<RecordedCall?> FindAsync(DecisionId id, CancellationToken cancel)
    {
        if (await store.FindCallAsync(id, cancel) is { } written)
        {
            return written;
        }

        if (!await patience.WaitAsync(cancel))
        {
            return null;
        }

        return await store.FindCallAsync(id, cancel);
    }
}
