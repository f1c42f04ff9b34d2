using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pointsman.Server;

/// <summary>Lets only the admin token through to the admin API.</summary>
internal static class AdminGate
{
    /// <summary>Asks every request to these endpoints for <c>Authorization: Bearer TOKEN</c>.</summary>
    public static TBuilder RequireAdmin<TBuilder>(this TBuilder endpoints, AdminToken token)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint =>
        {
            RequestDelegate? next = endpoint.RequestDelegate;
            endpoint.RequestDelegate = context =>
                IsAdmin(context.Request, token) ? next!(context) : RefuseAsync(context);
        });
        return endpoints;
    }

    /// <summary>Whether a request carries the admin token.</summary>
    public static bool IsAdmin(HttpRequest request, AdminToken token) => token.Check(Bearer(request));

    /// <summary>What a request carries as <c>Authorization: Bearer …</c>; empty when that is nothing of use.</summary>
    public static byte[] Bearer(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        string sent = request.Headers.Authorization.ToString();
        return sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && sent.Length <= KeySecret.MostBytes
            ? Encoding.UTF8.GetBytes(sent[Scheme.Length..].Trim())
            : [];
    }

    private static Task RefuseAsync(HttpContext context)
    {
        bool sent = context.Request.Headers.Authorization.Count > 0;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return AdminAnswer.RefuseAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "the admin API needs the admin token",
            new Fault(
                "Authorization",
                sent ? "this is not the admin token" : "the header is missing",
                $"send 'Authorization: Bearer {KeySecret.AdminStart}…', the token that the first start printed"));
    }
}
