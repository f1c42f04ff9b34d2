using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Pointsman.Server;

/// <summary>
/// Answers for bugs that nobody else has caught, in the form of the admin API: what the operator finds it under, and
/// nothing that an exception says.
/// </summary>
internal sealed class UncaughtErrors(InternalErrors bugs)
{
    /// <summary>Serves what stands beside the data plane.</summary>
    public async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception bug) when (IsBug(context, bug))
        {
            await AnswerAsync(context, bug);
        }
    }

    /// <summary>Answers for a bug, as far as the client can still be told.</summary>
    public Task AnswerAsync(HttpContext context, Exception bug)
    {
        // An address may hold what is nobody's business; the endpoint's name is the gateway's own.
        string place = context.GetEndpoint()?.DisplayName ?? "no endpoint";
        string id = bugs.NoteRequest(place.Replace("HTTP: ", "", StringComparison.Ordinal).TrimEnd('/'), bug);
        if (context.Response.HasStarted)
        {
            // Torn, it is not taken for whole.
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.Clear();
        return AdminAnswer.FailAsync(context, id);
    }

    // A client that left is none, and what is wrong with a request on the wire has a status already.
    private static bool IsBug(HttpContext context, Exception error) => error is not
        (BadHttpRequestException or ConnectionResetException)
        && !(error is OperationCanceledException && context.RequestAborted.IsCancellationRequested);
}
