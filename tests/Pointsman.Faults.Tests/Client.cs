using System.Net.Http.Headers;
using Xunit;

namespace Pointsman.Faults.Tests;

/// <summary>A mock and a client of it, for one test.</summary>
internal sealed class Client : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private Client(MockUpstream mock) => Mock = mock;

    public MockUpstream Mock { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Client> StartAsync(MockOptions? options = null) =>
        new(await MockUpstream.StartAsync(options ?? new MockOptions()));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Mock.DisposeAsync();
    }

    /// <summary>Sends and reads to the end, whatever end that is.</summary>
    public async Task<Heard> HearAsync(Ask ask, string? key = null)
    {
        using HttpRequestMessage message = ask.Message(Mock.BaseUrl);
        message.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await HearAsync(message);
    }

    public async Task<Heard> HearAsync(HttpRequestMessage message)
    {
        using HttpResponseMessage response =
            await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var bytes = new MemoryStream();
        bool broken = false;
        try
        {
            await response.Content.CopyToAsync(bytes, Cancel);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            broken = true;
        }

        return new()
        {
            Status = response.StatusCode,
            Headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(pair => pair.Key, pair => string.Join(',', pair.Value), StringComparer.OrdinalIgnoreCase),
            Bytes = bytes.ToArray(),
            IsBroken = broken,
        };
    }

    public async Task<Heard> GetAsync(string path)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Mock.BaseUrl + path);
        return await HearAsync(message);
    }

    /// <summary>Sends, and returns when the head is there.</summary>
    public Task<HttpResponseMessage> HeadAsync(Ask ask, CancellationToken cancel) =>
        _http.SendAsync(ask.Message(Mock.BaseUrl), HttpCompletionOption.ResponseHeadersRead, cancel);

    /// <summary>The only attempt, once the condition holds for it.</summary>
    public async Task<Attempt> AttemptAsync(Func<Attempt, bool> condition) =>
        (await Mock.WaitForAsync(all => all.Count == 1 && condition(all[0]), Cancel))[0];

    public Task<Attempt> EndedAsync() => AttemptAsync(attempt => attempt.Ended is not null);
}
