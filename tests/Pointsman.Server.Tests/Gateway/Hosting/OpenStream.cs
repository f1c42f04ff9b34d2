using System.Text;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>An answer that a client reads bit by bit, and may leave.</summary>
internal sealed class OpenStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _body;
    private readonly StringBuilder _read = new();

    private OpenStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _body = body;
    }

    public int Status => (int)_response.StatusCode;

    public HttpResponseMessage Response => _response;

    /// <summary>What came so far.</summary>
    public string Raw => _read.ToString();

    public static async Task<OpenStream> AskAsync(
        MockedGateway gateway, string protocol, string model, CancellationToken cancel)
    {
        using HttpRequestMessage request = MockedGateway.Request(protocol, model, stream: true);
        HttpResponseMessage response =
            await gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return new OpenStream(response, await response.Content.ReadAsStreamAsync(cancel));
    }

    /// <summary>Reads until a text has come, or the end.</summary>
    public async Task ReadUntilAsync(string text, CancellationToken cancel)
    {
        byte[] bytes = new byte[4096];
        while (!Raw.Contains(text, StringComparison.Ordinal))
        {
            int read = await _body.ReadAsync(bytes, cancel);
            if (read == 0)
            {
                return;
            }

            _read.Append(Encoding.UTF8.GetString(bytes, 0, read));
        }
    }

    /// <summary>Reads to the end.</summary>
    public async Task<Seen> ReadToEndAsync(string protocol, CancellationToken cancel)
    {
        await ReadUntilAsync("\0 never", cancel);
        var seen = new Seen
        {
            Status = Status, Headers = _response.Headers, Raw = Raw,
            ContentType = _response.Content.Headers.ContentType?.MediaType,
        };
        return AnswerReading.Read(protocol, stream: true, seen);
    }

    /// <summary>Leaves.</summary>
    public async ValueTask DisposeAsync()
    {
        await _body.DisposeAsync();
        _response.Dispose();
    }
}
