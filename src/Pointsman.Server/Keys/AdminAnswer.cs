using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>How the admin API answers: JSON, and refusals in one form with all faults.</summary>
internal static class AdminAnswer
{
    /// <summary>Answers with what a function writes.</summary>
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        // Whole before any of it goes out, so that what cannot be written is not told by halves.
        using var body = new PooledBytes();
        using (var json = new Utf8JsonWriter(body))
        {
            write(json);
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";

        // What it says was true a moment ago, and an answer that holds a secret must lie in no cache.
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(body.Written, context.RequestAborted);
    }

    /// <summary>Refuses, with every fault.</summary>
    public static Task RefuseAsync(
        HttpContext context, int status, string message, params IReadOnlyList<Fault> faults) => WriteAsync(
        context, status, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("message", message);
            Write(json, faults);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    /// <summary>Says that the gateway itself failed, and under which id its operator finds the cause.</summary>
    public static Task FailAsync(HttpContext context, string id) => WriteAsync(
        context, StatusCodes.Status500InternalServerError, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", InternalErrors.Code);
            json.WriteString("id", id);
            json.WriteString("message", "the gateway itself failed; nothing is wrong with the request");
            Write(json,
            [
                new Fault("the gateway", "a bug of its own",
                    $"its operator finds the cause under {id} in what it wrote; try again, and report it when it "
                    + "happens again"),
            ]);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Fault> faults)
    {
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
    }
}
