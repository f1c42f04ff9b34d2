using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests;

/// <summary>
/// A gateway before the mock upstream, which says what the user said. Its route <c>kept</c> stores texts, without
/// addresses of mail; its route <c>free</c> stores nothing.
/// </summary>
internal sealed class TextsGateway : IAsyncDisposable
{
    public static readonly StoreSettings Kept = new()
    {
        Prompts = true,
        Redact = [new RedactionRule("email", new Regex("[a-z]+@[a-z]+\\.[a-z]+", RegexOptions.NonBacktracking))],
        RetentionDays = 7,
    };

    private TextsGateway(MockedGateway gateway) => Mocked = gateway;

    public MockedGateway Mocked { get; }

    public TextRecorder Texts => Mocked.Parts.Texts;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TextsGateway> StartAsync(
        string target = "openai/mock-echo-k3", Func<RecordingSettings, RecordingSettings>? with = null,
        Func<RouteSettings, RouteSettings>? route = null) => new(await MockedGateway.StartAsync(setUp => setUp
            .Route("kept", one => (route?.Invoke(one) ?? one) with { Store = Kept }, target)
            .Route("free", target)
            .With(one => one with { Recording = with?.Invoke(one.Recording) ?? one.Recording })));

    /// <summary>Asks, and gives the id of the decision and what the client got.</summary>
    public async Task<(string Id, Seen Answer)> AskAsync(
        string text, string route = "kept", string protocol = Speech.OpenAi, bool stream = false,
        params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = MockedGateway.Request(protocol, route, stream, "", headers);
        string body = Speech.Body(protocol, route, stream).Replace(Speech.Question, text, StringComparison.Ordinal);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        Seen seen = await Mocked.SendAsync(protocol, stream, request);
        return (seen.Header("x-pointsman-decision")!, seen);
    }

    /// <summary>The texts of a call, as soon as they are stored.</summary>
    public async Task<JsonElement> StoredAsync(string id)
    {
        JsonElement stored = default;
        await Until.HoldsAsync(async () =>
        {
            (HttpStatusCode status, stored) = await AdminAsync(HttpMethod.Get, $"/api/decisions/{id}/texts");
            return status == HttpStatusCode.OK;
        });
        return stored;
    }

    public Task<(HttpStatusCode Status, JsonElement Json)> AdminAsync(HttpMethod method, string path) =>
        AsAsync(Mocked.Server.NewAdminToken!, method, path);

    public async Task<(HttpStatusCode Status, JsonElement Json)> AsAsync(string bearer, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using HttpResponseMessage response = await Mocked.Http.SendAsync(request, Cancel);
        using JsonDocument json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        return (response.StatusCode, json.RootElement.Clone());
    }

    /// <summary>Whether a word stands in any file of the data folder.</summary>
    public bool OnDisk(string word) => OnDisk(Mocked.Parts.Database.Folder, word);

    public static bool OnDisk(string folder, string word) => Directory.EnumerateFiles(folder)
        .Where(file => Path.GetFileName(file) != FolderLock.FileName)
        .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0);

    public ValueTask DisposeAsync() => Mocked.DisposeAsync();
}
