using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>Keys in the admin API: <c>POST</c>, <c>GET</c> and <c>DELETE /api/keys</c>.</summary>
internal static class KeyEndpoints
{
    /// <summary>The largest body that is read: 64 KiB.</summary>
    public const int MostBodyBytes = 64 * 1024;

    /// <summary>The most keys in one answer, and how many there are when nothing is asked: 1,000.</summary>
    public const int MostListed = 1_000;

    /// <summary>
    /// Adds the endpoints. They ask nobody who they are: <see cref="AdminGate.RequireAdmin"/> does.
    /// </summary>
    public static RouteGroupBuilder MapKeys(this IEndpointRouteBuilder routes, KeyStore store, TimeProvider time)
    {
        RouteGroupBuilder keys = routes.MapGroup("/api/keys");
        keys.MapPost("", context => CreateAsync(context, store, time))
            .WithSummary("Create a key; its secret is shown once");
        keys.MapGet("", context => ListAsync(context, store)).WithSummary("List keys in the order of their numbers");
        keys.MapDelete("{id}", context => RevokeAsync(context, store, time)).WithSummary("Revoke a key for good");
        return keys;
    }

    private static async Task CreateAsync(HttpContext context, KeyStore store, TimeProvider time)
    {
        const string Refused = "the key was not created";
        const string Example = """{ "name": "search", "limits": { "requestsPerMinute": 60 } }""";
        var faults = new List<Fault>();
        if (await AdminBody.ReadAsync(context, MostBodyBytes, Refused, Example, faults) is not { } body)
        {
            return;
        }

        DateTimeOffset now = time.GetUtcNow();
        KeyDraft draft = KeyDraftReader.Read(body, now);
        if (faults.Count > 0 || Created(store, draft, now, faults) is not { } created)
        {
            await AdminAnswer.RefuseAsync(context, StatusCodes.Status400BadRequest, Refused, faults);
            return;
        }

        context.Response.Headers.Location = $"/api/keys/{created.Key.Id}";
        await AdminAnswer.WriteAsync(
            context, StatusCodes.Status201Created, writer => KeyJson.Write(writer, created.Key, created.Secret));
    }

    private static Task ListAsync(HttpContext context, KeyStore store)
    {
        var faults = new List<Fault>();
        long after = Number(context.Request, "after", 0, long.MaxValue, 0, faults);
        int most = (int)Number(context.Request, "limit", 1, MostListed, MostListed, faults);
        if (faults.Count > 0)
        {
            return AdminAnswer.RefuseAsync(context, StatusCodes.Status400BadRequest, "nothing was listed", faults);
        }

        // One more than is shown tells whether there are more.
        IReadOnlyList<Key> keys = store.List(after, most + 1);
        return AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("keys");
            foreach (Key key in keys.Take(most))
            {
                KeyJson.Write(json, key);
            }

            json.WriteEndArray();
            if (keys.Count > most)
            {
                json.WriteNumber("next", keys[most - 1].Id);
            }
            else
            {
                json.WriteNull("next");
            }

            json.WriteEndObject();
        });
    }

    private static Task RevokeAsync(HttpContext context, KeyStore store, TimeProvider time)
    {
        string text = (string?)context.Request.RouteValues["id"] ?? "";
        bool number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id);
        if (number && store.Revoke(id, time.GetUtcNow()) is { } revoked)
        {
            return AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, json => KeyJson.Write(json, revoked));
        }

        string found = number ? $"there is no key {id}" : "this is no number of a key";
        return AdminAnswer.RefuseAsync(
            context,
            StatusCodes.Status404NotFound,
            "no key was revoked",
            new Fault("id", found, "write the id of a key as the list of keys shows it"));
    }

    private static CreatedKey? Created(KeyStore store, KeyDraft draft, DateTimeOffset now, List<Fault> faults)
    {
        try
        {
            return store.Create(draft, now);
        }
        catch (FaultsException refused)
        {
            faults.AddRange(refused.Faults);
            return null;
        }
    }

    private static long Number(
        HttpRequest request, string name, long least, long most, long otherwise, List<Fault> faults)
    {
        string text = request.Query[name].ToString();
        if (text.Length == 0)
        {
            return otherwise;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && number >= least && number <= most)
        {
            return number;
        }

        faults.Add(new Fault(name, $"found '{text}'", $"write a whole number from {least} to {most}"));
        return otherwise;
    }
}
