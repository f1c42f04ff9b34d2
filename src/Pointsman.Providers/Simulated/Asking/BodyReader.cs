using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>Reads the body of a request as a JSON object, within limits.</summary>
internal static class BodyReader
{
    // A name that stands twice in an object would have two meanings; nothing behind this point wants to choose.
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static async Task<(JsonDocument? Body, Refusal? Refusal)> ReadAsync(
        HttpContent? content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return (null, Refusal.Bad(null, "The request has no body."));
        }

        try
        {
            await content.LoadIntoBufferAsync(maxBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return (null, new Refusal(
                413, "invalid_request_error", "request_too_large", null,
                $"The body is larger than the {maxBytes} bytes that the simulated provider reads."));
        }

        byte[] bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var body = JsonDocument.Parse(bytes, Reading);
            if (body.RootElement.ValueKind == JsonValueKind.Object)
            {
                return (body, null);
            }

            body.Dispose();
            return (null, Refusal.Bad(null, "The body must be a JSON object."));
        }
        catch (JsonException fault)
        {
            return (null, Refusal.Bad(null, $"The body is not valid JSON: {fault.Message}"));
        }
    }
}
