using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>Another admin token in place of the one that asks: <c>POST /api/admin-token</c>.</summary>
internal static class AdminTokenEndpoint
{
    /// <summary>Adds the endpoint. It asks nobody who they are.</summary>
    public static IEndpointConventionBuilder MapAdminToken(
        this IEndpointRouteBuilder routes, AdminToken token, TimeProvider time) =>
        routes.MapPost("/api/admin-token", context =>
        {
            if (token.IsConfigured)
            {
                return AdminAnswer.RefuseAsync(context, StatusCodes.Status409Conflict, "the admin token stays",
                    new Fault("adminToken", "it is set in the configuration", "change it there, and start again"));
            }

            string made = token.Rotate(time.GetUtcNow());
            return AdminAnswer.WriteAsync(context, StatusCodes.Status201Created, json =>
            {
                json.WriteStartObject();
                json.WriteString("adminToken", made);
                json.WriteEndObject();
            });
        });
}
