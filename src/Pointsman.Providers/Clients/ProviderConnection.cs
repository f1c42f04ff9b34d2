namespace Pointsman.Providers;

/// <summary>
/// Sends requests over a connection of the caller's. Whatever goes wrong there is a <see cref="ProviderException"/>;
/// the caller's own cancellation is <see cref="OperationCanceledException"/>. Nothing is tried twice.
/// </summary>
/// <param name="http">The connection; it is never disposed.</param>
/// <param name="name">What the provider is called in errors.</param>
/// <param name="readError">Reads the provider's word for what went wrong.</param>
/// <param name="mostBytes">The largest answer.</param>
/// <param name="time">The clock.</param>
internal sealed class ProviderConnection(
    HttpMessageInvoker http, string name, Func<int, ReadOnlyMemory<byte>, WireError> readError, int mostBytes,
    TimeProvider time)
{
    private const int MostErrorBytes = 64 * 1024;

    /// <summary>Sends a request; the answer is a success of some kind, its body not yet read.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        // An HttpClient would read a stream to its end before it hands it over.
        HttpResponseMessage response = await GuardAsync(
            http is HttpClient client
                ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel)
                : http.SendAsync(request, cancel),
            cancel).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new ProviderException(name, await ErrorAsync(response, cancel).ConfigureAwait(false));
        }
    }

    /// <summary>The whole body of an answer.</summary>
    public Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken cancel) =>
        GuardAsync(ReadAsync(response.Content, mostBytes, cancel), cancel);

    /// <summary>Does some of the work; connections fail in many ways, and whoever asked sees one.</summary>
    public async Task<T> GuardAsync<T>(Task<T> work, CancellationToken cancel)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new ProviderException(name, new WireError(504, ErrorCode.TimedOut,
                "the connection's own time limit is over; raise HttpClient.Timeout, or ask for less"), late);
        }
        catch (Exception broken) when (broken is IOException
            || (broken is HttpRequestException and not ProviderException))
        {
            // What breaks because the caller left is the caller's leaving.
            cancel.ThrowIfCancellationRequested();
            throw new ProviderException(name, new WireError(502, ErrorCode.UpstreamFailed, broken.Message), broken);
        }
    }

    private async Task<WireError> ErrorAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        byte[] body;
        try
        {
            body = await ReadAsync(response.Content, MostErrorBytes, cancel).ConfigureAwait(false);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            // The status says enough.
            body = [];
        }

        WireError error = readError((int)response.StatusCode, body);
        TimeSpan? told = RetryAfter.Of(response.Headers, time.GetUtcNow());
        return error with { RetryAfter = RetryAfter.Longer(told, error.RetryAfter) };
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, int most, CancellationToken cancel)
    {
        await content.LoadIntoBufferAsync(most, cancel).ConfigureAwait(false);
        return await content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
    }
}
