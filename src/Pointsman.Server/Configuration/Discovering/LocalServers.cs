using System.Text.Json;

namespace Pointsman.Server;

/// <summary>Asks the local servers for their models, all at once and only on loopback.</summary>
internal static class LocalServers
{
    private const int MostBytes = 1024 * 1024;
    private const int MostModels = 200;

    /// <summary>How long one may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>Those that answer with a list of models, each with it.</summary>
    public static async Task<IReadOnlyList<(LocalServer Server, IReadOnlyList<string> Models)>> FindAsync(
        HttpMessageInvoker http, TimeProvider time, int ownPort, CancellationToken cancel)
    {
        LocalServer[] asked = [.. LocalServer.All.Where(server => server.Port != ownPort)];
        IReadOnlyList<string>?[] answers =
            await Task.WhenAll(asked.Select(server => ModelsAsync(server, http, time, cancel)));
        return
        [
            .. asked.Zip(answers).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!)),
        ];
    }

    private static async Task<IReadOnlyList<string>?> ModelsAsync(
        LocalServer server, HttpMessageInvoker http, TimeProvider time, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, server.ModelsAddress);
            using HttpResponseMessage response = await http.SendAsync(request, either.Token);
            return response.IsSuccessStatusCode
                ? Models(await BodyAsync(response, either.Token), server.Protocol)
                : null;
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException or JsonException
            || (wrong is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            // Nobody is there, or somebody who is no server of models.
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        byte[] body = new byte[MostBytes];
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancel);
        int read = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel);
        return body.AsMemory(0, read);
    }

    private static List<string>? Models(ReadOnlyMemory<byte> body, ProviderProtocol protocol)
    {
        (string list, string name) = protocol == ProviderProtocol.Ollama ? ("models", "name") : ("data", "id");
        using var json = JsonDocument.Parse(body);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty(list, out JsonElement items) || items.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var models = new List<string>();
        foreach (JsonElement item in items.EnumerateArray().Take(MostModels))
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement id)
                && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= 200 } text
                && !text.Any(char.IsControl))
            {
                models.Add(text);
            }
        }

        return models;
    }
}
