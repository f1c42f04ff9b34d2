using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>Everything beside the data plane: health, metrics, the list of models, and the admin API.</summary>
internal static class AdminSurface
{
    public static void Map(IEndpointRouteBuilder routes, GatewayParts parts)
    {
        routes.MapGet("/health/live", context => TextAsync(context, 200, "alive"));
        routes.MapGet("/health/ready", context => parts.Ready
            ? TextAsync(context, 200, "ready")
            : TextAsync(context, 503, "not ready: starting or draining"));
        routes.MapGet("/metrics", context => TextAsync(
            context, 200, PrometheusText.Write(parts.Metrics, parts), "text/plain; version=0.0.4; charset=utf-8"));
        routes.MapKeys(parts.KeyStore, parts.Time).RequireAdmin(parts.AdminToken);
        routes.MapKeyUse(parts.KeyStore, parts.Admission, parts.Time).RequireAdmin(parts.AdminToken);
        routes.MapAdminToken(parts.AdminToken, parts.Time).RequireAdmin(parts.AdminToken);
        routes.MapUsage(parts.Books, parts.KeyStore.Names, parts.Time).RequireAdmin(parts.AdminToken);
        routes.MapStatus(parts).RequireAdmin(parts.AdminToken);
        var patience = new LedgerPatience(parts.Ledger, parts.Time);
        new DecisionEndpoint(parts.Books, patience, parts.Keys, parts.AdminToken, parts.Time).Map(routes);
        new ReplayEndpoints(new ReplayStore(parts.Database), parts.Books, patience, parts.Snapshots).Map(routes)
            .RequireAdmin(parts.AdminToken);
        routes.MapTexts(new TextStore(parts.Database), parts.Time).RequireAdmin(parts.AdminToken);
        new TextListEndpoint(new TextListStore(parts.Database), patience, parts.Snapshots, parts.Time).Map(routes)
            .RequireAdmin(parts.AdminToken);
        routes.MapCases(parts.Cases).RequireAdmin(parts.AdminToken);
        new CaseAnswerEndpoint(parts.Cases, parts.Gatekeeper, parts.Snapshots, parts.AdminToken).Map(routes);
        new CasesPage(parts.Cases, parts.AdminToken).Map(routes);
        new UpgradeEndpoint(parts.Gatekeeper, parts.Snapshots, parts.Upgrades).Map(routes);
        new ModelEndpoints(parts.Gatekeeper, parts.Snapshots, Wires.All()).Map(routes);
        routes.MapGet("/openapi.json", context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.Body.WriteAsync(OpenApiDocument.Bytes.Value, context.RequestAborted).AsTask();
        });
    }

    private static Task TextAsync(HttpContext context, int status, string text, string type = "text/plain")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
