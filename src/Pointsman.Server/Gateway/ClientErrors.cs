using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Tells a client that it gets no answer, in the shape of its own protocol.</summary>
internal sealed class ClientErrors(Wires wires, InternalErrors bugs, TimeProvider time)
{
    public async ValueTask WriteAsync(Call call, ClientAnswer client, Refused refused)
    {
        IClientWire wire = wires.Client(call.Protocol.Wire);
        using var body = new PooledBytes();
        if (call.HasBegun)
        {
            // Heartbeats or pieces went out already; the status is gone with them.
            (call.HasEnded, call.HasBrokenOff) = (true, true);
            InBandError.Write(wire, refused.Error, body);
            await client.SendAsync(body.Written, call.ClientGone);
            return;
        }

        int status = refused.Error.Status;
        if (refused.Last is { Outcome: AttemptOutcome.Status } last && TellsItsOwn(last))
        {
            status = last.Status;
            Copy(call, last, wire, body);
        }
        else
        {
            wire.WriteError(body, refused.Error);
        }

        HttpResponse response = call.Http.Response;
        response.StatusCode = status;
        AnswerHeaders.Tell(call, refused.Last, response.Headers, time);
        if (refused.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (refused.Standing is { } standing)
        {
            LimitHeaders.AddTo(response.Headers, standing);
        }

        // Clients of OpenAI and Anthropic heed this: what could be tried again has been.
        response.Headers["x-should-retry"] = call.Attempts.Count == 0 && status is 429 or 503 ? "true" : "false";
        await client.SendWholeAsync("application/json", body.Written, call.ClientGone);
    }

    /// <summary>Tells of an error of the gateway itself in a call that has no record yet.</summary>
    public async Task WriteUnopenedAsync(Call call, Exception bug)
    {
        using Call failed = call;
        string id = bugs.NoteRequest(Formats.Name(call.Protocol.Wire), bug);
        using var body = new PooledBytes();
        wires.Client(call.Protocol.Wire).WriteError(body, InternalErrors.Error(id));
        call.Http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        await new ClientAnswer(call, time).SendWholeAsync("application/json", body.Written, call.ClientGone);
    }

    /// <summary>Tells of an error of the gateway itself, as far as the client can still be told.</summary>
    public async ValueTask WriteInternalAsync(Call call, ClientAnswer client, Exception bug)
    {
        var refused = new Refused(bugs.Note(call, bug));
        HttpResponse response = call.Http.Response;
        if (!call.HasBegun)
        {
            // What was answered is lost with it.
            call.Winner = null;
            response.Clear();
            await WriteAsync(call, client, refused);
            return;
        }

        bool ended = response.ContentLength is not null || call.HasEnded;
        if (!ended && call.Protocol.AsArray)
        {
            // What would close the list is lost with the lane that wrote it; torn, it is not taken for whole.
            (call.HasEnded, call.HasBrokenOff) = (true, true);
            call.Http.Abort();
        }
        else if (!ended)
        {
            await WriteAsync(call, client, refused);
        }
    }

    /// <summary>Does what no client waits for; an error in it is noted, and whatever comes next is done.</summary>
    public void Guard(Call call, Action<Call> work)
    {
        try
        {
            work(call);
        }
        catch (Exception bug)
        {
            bugs.Note(call, bug);
        }
    }

    // A refusal of the request itself is the provider's to word.
    private static bool TellsItsOwn(Attempt last) =>
        last.Status is >= 400 and < 500 and not (401 or 403 or 408 or 429) && last.ErrorBody.Length > 0
        || (last.Status == 403 && last.Error?.Code == ErrorCode.ContentFilter);

    private static void Copy(Call call, Attempt last, IClientWire wire, PooledBytes body)
    {
        ProviderLink link = last.Upstream.Link;
        bool json = last.ErrorBody.Span.TrimStart(" \r\n\t"u8) is [(byte)'{' or (byte)'[', ..];
        if (link.Speaks(call.Protocol.Wire) && json)
        {
            body.Add(last.ErrorBody.Span);
        }
        else
        {
            wire.WriteError(body, last.Error!);
        }
    }
}
