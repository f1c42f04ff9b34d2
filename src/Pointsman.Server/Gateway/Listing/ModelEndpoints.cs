using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// The lists of models that clients ask for, each in its own protocol: <c>GET /v1/models</c> for OpenAI, and for
/// Anthropic when the header <c>anthropic-version</c> is there; <c>GET /v1beta/models</c> for Gemini.
/// </summary>
internal sealed class ModelEndpoints(Gatekeeper gatekeeper, SnapshotHolder snapshots, Wires wires)
{
    /// <summary>Adds the endpoints; they take the keys that calls take.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/models", context => ListAsync(context, Format(context)));
        routes.MapGet("/v1/models/{**id}", context => ShowAsync(context, Format(context)));
        routes.MapGet("/v1beta/models", context => ListAsync(context, WireFormat.Gemini));
        routes.MapGet("/v1beta/models/{**id}", context => ShowAsync(context, WireFormat.Gemini));
    }

    private static WireFormat Format(HttpContext context) =>
        context.Request.Headers.ContainsKey("anthropic-version") ? WireFormat.Anthropic : WireFormat.OpenAiChat;

    private Task ListAsync(HttpContext context, WireFormat format)
    {
        GatewaySnapshot snapshot = snapshots.Current;
        if (gatekeeper.CheckKey(context, snapshot.Settings, out Key? key) is { } refused)
        {
            return RefuseAsync(context, format, refused.Error);
        }

        IReadOnlyList<ListedModel> all = ModelList.For(key!, snapshot);
        WireError? error = null;
        Action<Utf8JsonWriter>? write = format switch
        {
            WireFormat.Gemini when ModelPage.OfGemini(all, context.Request.Query, out error) is { } page =>
                json => ModelListJson.Gemini(json, page),
            WireFormat.Anthropic when ModelPage.OfAnthropic(all, context.Request.Query, out error) is { } page =>
                json => ModelListJson.Anthropic(json, page),
            WireFormat.OpenAiChat => json => ModelListJson.OpenAi(json, all),
            _ => null,
        };
        return write is null
            ? RefuseAsync(context, format, error!)
            : AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, write);
    }

    private Task ShowAsync(HttpContext context, WireFormat format)
    {
        GatewaySnapshot snapshot = snapshots.Current;
        if (gatekeeper.CheckKey(context, snapshot.Settings, out Key? key) is { } refused)
        {
            return RefuseAsync(context, format, refused.Error);
        }

        // The slash in a name comes as it is, or encoded, which the web server leaves as it came.
        string name = ((string?)context.Request.RouteValues["id"] ?? "")
            .Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (ModelList.Find(name, key!, snapshot) is not { } model)
        {
            return RefuseAsync(context, format, new WireError(404, "model_not_found",
                $"'{HeaderText.Of(name)}' is no model and no route that this key may call; "
                + "the list shows what there is"));
        }

        return AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, format switch
        {
            WireFormat.Gemini => json => ModelListJson.Gemini(json, model),
            WireFormat.Anthropic => json => ModelListJson.Anthropic(json, model),
            _ => json => ModelListJson.OpenAi(json, model),
        });
    }

    private async Task RefuseAsync(HttpContext context, WireFormat format, WireError error)
    {
        using var body = new PooledBytes();
        wires.Client(format).WriteError(body, error);
        context.Response.StatusCode = error.Status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(body.Written, context.RequestAborted);
    }
}
