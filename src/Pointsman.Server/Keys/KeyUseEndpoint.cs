using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>How much of its limits a key has used: <c>GET /api/keys/{id}/use</c>.</summary>
internal static class KeyUseEndpoint
{
    /// <summary>Adds the endpoint. It asks nobody who they are.</summary>
    public static IEndpointConventionBuilder MapKeyUse(
        this IEndpointRouteBuilder routes, KeyStore store, Admission admission, TimeProvider time) =>
        routes.MapGet("/api/keys/{id}/use", context => ReadAsync(context, store, admission, time));

    private static Task ReadAsync(HttpContext context, KeyStore store, Admission admission, TimeProvider time)
    {
        string text = (string?)context.Request.RouteValues["id"] ?? "";
        bool number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id);
        Key? key = !number ? null : id == Key.KeylessId ? Key.Keyless() : store.Find(id);
        if (key is null)
        {
            string found = number ? $"there is no key {id}" : "this is no number of a key";
            return AdminAnswer.RefuseAsync(context, StatusCodes.Status404NotFound, "there is nothing to show",
                new Fault("id", found,
                    "write the id of a key as the list of keys shows it; 0 stands for requests without a key"));
        }

        KeyUse use = admission.Read(key, time.GetUtcNow());
        return AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, json => Write(json, key, use));
    }

    private static void Write(Utf8JsonWriter json, Key key, KeyUse use)
    {
        json.WriteStartObject();
        json.WriteNumber("id", key.Id);
        json.WriteString("name", key.Name);
        json.WriteNumber("inFlight", use.InFlight);
        Write(json, "day", use.Day);
        Write(json, "month", use.Month);
        json.WritePropertyName("limits");
        KeyLimitsJson.Write(json, key.Limits);
        json.WriteStartObject("standing");
        Write(json, "requests", use.Standing.Requests);
        Write(json, "tokens", use.Standing.Tokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Spent spent)
    {
        json.WriteStartObject(name);
        json.WriteNumber("requests", spent.Requests);
        json.WriteNumber("tokens", spent.Tokens);
        json.WriteNumber("usd", spent.Money.Amount);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, RateStanding standing)
    {
        if (!standing.Limited)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("limit", standing.Limit);
        json.WriteNumber("remaining", standing.Remaining);
        json.WriteNumber("resetSeconds", Math.Ceiling(TimeSpan.FromTicks(standing.ResetTicks).TotalSeconds));
        json.WriteEndObject();
    }
}
