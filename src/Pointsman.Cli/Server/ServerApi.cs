using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>
/// The admin API of a running server. What goes wrong becomes faults: those that the server lists, or one that says
/// why it could not be asked.
/// </summary>
internal sealed class ServerApi : IDisposable
{
    // Long enough for a busy server, short enough for somebody who waits.
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(30);

    private const int MostAnswerBytes = 64 * 1024 * 1024;

    private readonly HttpClient _client;
    private readonly Uri _server;

    public ServerApi(Uri server, string token, Screen screen)
    {
        _server = server.AbsolutePath.EndsWith('/') ? server : new Uri(server.AbsoluteUri + '/');
        Screen = screen;

        // A redirection would carry the token elsewhere, and no proxy stands between this machine and itself.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !server.IsLoopback };
        _client = new HttpClient(handler) { Timeout = _timeout, MaxResponseContentBufferSize = MostAnswerBytes };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Screen Screen { get; }

    private string Where => $"--server {_server.GetLeftPart(UriPartial.Path).TrimEnd('/')}";

    /// <summary>Asks, and gives what was answered.</summary>
    /// <exception cref="FaultsException">The server refused, or there is none.</exception>
    public async Task<JsonObject> SendAsync(
        HttpMethod method, string path, JsonObject? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, new Uri(_server, path));
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        }

        (int status, byte[] answer) = await AnswerAsync(request, cancel);
        JsonObject? json = Parse(answer);
        if (status is >= 200 and < 300 && json is not null)
        {
            return json;
        }

        if (status == (int)HttpStatusCode.Unauthorized)
        {
            throw new FaultsException([new Fault("--admin-token", "the server does not take this token",
                $"give the one that it printed at its first start, or set {ServerFlags.TokenVariable}")]);
        }

        List<Fault> faults = json?["error"] is JsonObject error ? FaultsOf(error) : [];
        throw new FaultsException(faults.Count > 0 ? faults :
        [
            new Fault(Where, $"it answered {status} and nothing that a Pointsman server writes",
                "check that a Pointsman server listens there"),
        ]);
    }

    public void Dispose() => _client.Dispose();

    private static JsonObject? Parse(byte[] answer)
    {
        try
        {
            return JsonNode.Parse(answer) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Another program may listen there, so nothing is taken for granted but that it is JSON.
    private static List<Fault> FaultsOf(JsonObject error)
    {
        var faults = new List<Fault>();
        foreach (JsonObject fault in (error["faults"] as JsonArray ?? []).OfType<JsonObject>())
        {
            faults.Add(new Fault(Text(fault, "where"), Text(fault, "found"), Text(fault, "fix")));
        }

        return faults;
    }

    private static string Text(JsonObject fault, string key) =>
        fault[key] is JsonValue value && value.TryGetValue(out string? text) ? Printable.Of(text) : "";

    private async Task<(int Status, byte[] Answer)> AnswerAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using HttpResponseMessage response = await _client.SendAsync(request, cancel);
            return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancel));
        }
        catch (HttpRequestException failure)
        {
            string reason = (failure.InnerException?.Message ?? failure.Message).TrimEnd('.');
            throw new FaultsException([new Fault(Where, $"nothing answers there ({reason})",
                "start a server with 'pointsman serve', or name the one that you mean")]);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new FaultsException([new Fault(Where, $"no answer within {_timeout.TotalSeconds} s",
                "look whether the server is well, then try again")]);
        }
    }
}
