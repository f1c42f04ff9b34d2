using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>
/// The stored texts of a call: <c>GET</c> and <c>DELETE /api/decisions/{id}/texts</c>. They are the admin's alone; the
/// key of the call opens its story, not its texts.
/// </summary>
internal static class TextsEndpoint
{
    /// <summary>Adds the endpoints. They ask nobody who they are.</summary>
    public static IEndpointConventionBuilder MapTexts(
        this IEndpointRouteBuilder routes, TextStore store, TimeProvider time)
    {
        RouteGroupBuilder group = routes.MapGroup("/api/decisions/{id}/texts");
        group.MapGet("", context => ReadAsync(context, store, time));
        group.MapDelete("", context => DeleteAsync(context, store, time));
        return group;
    }

    private static async Task ReadAsync(HttpContext context, TextStore store, TimeProvider time)
    {
        if (Id(context) is { } id && await store.FindAsync(id, time.GetUtcNow(), context.RequestAborted) is { } texts)
        {
            await AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, json => Write(json, id, texts));
            return;
        }

        await RefuseAsync(context);
    }

    private static async Task DeleteAsync(HttpContext context, TextStore store, TimeProvider time)
    {
        if (Id(context) is not { } id || !await store.DeleteAsync(id, time.GetUtcNow(), context.RequestAborted))
        {
            await RefuseAsync(context);
            return;
        }

        await AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteString("deleted", id.ToString());
            json.WriteEndObject();
        });
    }

    private static DecisionId? Id(HttpContext context) =>
        DecisionId.TryParse((string?)context.Request.RouteValues["id"] ?? "", out DecisionId id) ? id : null;

    private static Task RefuseAsync(HttpContext context) => AdminAnswer.RefuseAsync(
        context, StatusCodes.Status404NotFound, "no texts of such a call are stored", new Fault(
            "id", "nothing is stored under this id",
            "texts are stored where the route says store.prompts, until its store.retentionDays are over"));

    private static void Write(Utf8JsonWriter json, DecisionId id, StoredTexts texts)
    {
        json.WriteStartObject();
        json.WriteString("id", id.ToString());
        json.WriteString("route", texts.Route);
        json.WriteString("started", DateTimeOffset.FromUnixTimeMilliseconds(texts.Started));
        json.WriteString("expires", DateTimeOffset.FromUnixTimeMilliseconds(texts.Expires));
        Write(json, "prompt", "application/json", texts.Prompt, texts.PromptBytes, texts.PromptCut);
        Write(json, "answer", texts.AnswerType, texts.Answer, texts.AnswerBytes, texts.AnswerCut);
        json.WriteEndObject();
    }

    /// <summary>Writes one of the two texts.</summary>
    public static void Write(
        Utf8JsonWriter json, string name, string type, string text, long bytes, bool cut)
    {
        json.WriteStartObject(name);
        json.WriteString("type", type);
        json.WriteNumber("bytes", bytes);
        json.WriteBoolean("cut", cut);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
