using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Pointsman.Server;

/// <summary>How the admin API answers: JSON, and refusals in one form with all faults.</summary>
internal static class AdminAnswer
{
    /// <summary>Answers with what a function writes.</summary>
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";

        // What it says was true a moment ago, and an answer that holds a secret must lie in no cache.
        context.Response.Headers.CacheControl = "no-store";
        var json = new Utf8JsonWriter(context.Response.BodyWriter);
        await using (json.ConfigureAwait(false))
        {
            write(json);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>Refuses, with every fault.</summary>
    public static Task RefuseAsync(
        HttpContext context, int status, string message, params IReadOnlyList<Fault> faults) => WriteAsync(
        context, status, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("message", message);
            json.WriteStartArray("faults");
            foreach (Fault fault in faults)
            {
                json.WriteStartObject();
                json.WriteString("where", fault.Where);
                json.WriteString("found", fault.Found);
                json.WriteString("fix", fault.Fix);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        });
}
