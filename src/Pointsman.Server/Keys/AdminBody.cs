using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Pointsman.Server;

/// <summary>The JSON that a request to the admin API carries, read as everything is that people write.</summary>
internal static class AdminBody
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The object; null when it is none, and the refusal is told.</summary>
    public static async Task<Document?> ReadAsync(
        HttpContext context, int mostBytes, string refused, string example, List<Fault> faults)
    {
        if (await BytesAsync(context.Request, mostBytes, context.RequestAborted) is not { } body)
        {
            var large = new Fault("body", "it is too large", $"send at most {mostBytes} bytes");
            await AdminAnswer.RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, refused, large);
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(body, _strict);
            return new Document(json.RootElement.Clone(), faults, Place);
        }
        catch (JsonException broken)
        {
            string place = broken.LineNumber is { } line ? $" (line {line + 1})" : "";
            await AdminAnswer.RefuseAsync(context, StatusCodes.Status400BadRequest, refused, new Fault(
                "body", $"this is no JSON object with each key once{place}", $"send for example {example}"));
            return null;
        }
    }

    private static async Task<byte[]?> BytesAsync(HttpRequest request, int most, CancellationToken cancel)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        byte[] buffer = new byte[most + 1];
        int read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return read > most ? null : buffer[..read];
    }

    private static string Place(string key) => key.Length == 0 ? "body" : key;
}
