using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>What a client is told whose case nobody has answered yet: 202, and where to ask for the answer.</summary>
internal static class WaitingAnswer
{
    /// <summary>Where the answer is asked for.</summary>
    public static string Address(string id) => $"/v1/cases/{id}";

    /// <summary>Null when the client is told; else what is left to tell in a stream that has begun.</summary>
    public static async ValueTask<Refused?> WriteAsync(
        Call call, ClientAnswer client, PersonCase waiting, string? provisional, TimeProvider time)
    {
        if (call.HasBegun)
        {
            return new Refused(new WireError(504, "person_has_not_answered",
                $"a person has {waiting.Id} and has not answered yet; GET {Address(waiting.Id)} with the same key, "
                + "later"));
        }

        using var body = new PooledBytes();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("case", waiting.Id);
            json.WriteString("poll", Address(waiting.Id));
            json.WriteString("provisional", provisional);
            json.WriteEndObject();
        }

        HttpResponse response = call.Http.Response;
        response.StatusCode = StatusCodes.Status202Accepted;
        response.Headers.CacheControl = "no-store";
        AnswerHeaders.Tell(call, null, response.Headers, time);
        await client.SendWholeAsync("application/json", body.Written, call.ClientGone);
        return null;
    }
}
