using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>A better answer, fetched by the decision of the fast one: <c>GET /v1/upgrades/{id}</c>.</summary>
internal sealed class UpgradeEndpoint(Gatekeeper gatekeeper, SnapshotHolder snapshots, UpgradeStore store)
{
    /// <summary>Adds the endpoint.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/upgrades/{id}", ReadAsync);

    private Task ReadAsync(HttpContext context)
    {
        if (gatekeeper.CheckKey(context, snapshots.Current.Settings, out Key? key) is { } refused)
        {
            return AdminAnswer.RefuseAsync(
                context, refused.Error.Status, "a better answer is for the key of its request",
                new Fault("Authorization", refused.Error.Message, "send the key that the request came with"));
        }

        string text = (string?)context.Request.RouteValues["id"] ?? "";
        KeptUpgrade? found = DecisionId.TryParse(text, out DecisionId id) ? store.Find(id, key!.Id) : null;
        return found is null
            ? AdminAnswer.RefuseAsync(
                context, StatusCodes.Status404NotFound, "there is no such answer",
                new Fault("id", "no request of yours that has an answer to come",
                    $"send {UpgradeWishes.Header}: later with the request, and fetch it within "
                    + $"{UpgradeStore.Kept.TotalMinutes:0} minutes"))
            : AdminAnswer.WriteAsync(
                context, found.IsThere ? StatusCodes.Status200OK : StatusCodes.Status202Accepted,
                json => UpgradeJson.Write(json, found));
    }
}
