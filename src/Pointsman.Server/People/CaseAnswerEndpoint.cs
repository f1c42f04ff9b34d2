using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>
/// Where a client asks what became of its case: <c>GET /v1/cases/{id}</c>, with the key that the request came with, or
/// the admin token. To another key a case is not there.
/// </summary>
internal sealed class CaseAnswerEndpoint(
    CaseDesk desk, Gatekeeper gatekeeper, SnapshotHolder snapshots, AdminToken token)
{
    private const string Refused = "there is nothing to show";

    /// <summary>Adds the endpoint; it asks for itself who may read.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/cases/{id}", ReadAsync);

    private Task ReadAsync(HttpContext context)
    {
        bool admin = AdminGate.IsAdmin(context.Request, token);
        Key? key = null;
        if (!admin && gatekeeper.CheckKey(context, snapshots.Current.Settings, out key) is { } stranger)
        {
            return AdminAnswer.RefuseAsync(context, stranger.Error.Status, Refused, new Fault(
                "Authorization", stranger.Error.Message, "send the key that the request came with"));
        }

        string id = (string?)context.Request.RouteValues["id"] ?? "";
        PersonCase? found = desk.Store.Find(id, desk.Now);
        if (found is null || !(admin || found.KeyId == key!.Id))
        {
            return AdminAnswer.RefuseAsync(
                context, StatusCodes.Status404NotFound, Refused, CaseDesk.Missing().Refused!);
        }

        int status = found.IsOpen ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
        return AdminAnswer.WriteAsync(context, status, json => CaseJson.WriteForClient(json, found));
    }
}
