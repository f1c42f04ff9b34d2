using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pointsman.Faults.Tests;

/// <summary>A client that writes and reads bytes, and knows nothing of HTTP.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        { NoDelay = true };

    public static async Task<RawClient> ConnectAsync(MockUpstream mock)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(IPAddress.Loopback, mock.Port, Client.Cancel);
        return client;
    }

    public void Dispose() => _socket.Dispose();

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.UTF8.GetBytes(text), Client.Cancel);

    public Task SendAsync(Ask ask, string extraHeaders = "connection: close\r\n")
    {
        string body = ask.Body();
        return SendAsync($"POST {ask.Path} HTTP/1.1\r\nhost: x\r\nanthropic-version: 1\r\n{extraHeaders}"
            + $"content-length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    /// <summary>All bytes until the server closes, one character each.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var all = new StringBuilder();
        while (await ReadAsync() is { Length: > 0 } some)
        {
            all.Append(some);
        }

        return all.ToString();
    }

    /// <summary>Reads until a text has come.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        var all = new StringBuilder();
        while (!all.ToString().Contains(text, StringComparison.Ordinal) && await ReadAsync() is { Length: > 0 } some)
        {
            all.Append(some);
        }

        return all.ToString();
    }

    /// <summary>Leaves with a reset.</summary>
    public void Abort()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    /// <summary>The chunks of a chunked answer, as the server cut them.</summary>
    public static IReadOnlyList<string> Chunks(string answer)
    {
        var chunks = new List<string>();
        string rest = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        while (rest.IndexOf("\r\n", StringComparison.Ordinal) is var end and > 0
            && Convert.ToInt32(rest[..end], 16) is var size and > 0)
        {
            chunks.Add(rest.Substring(end + 2, size));
            rest = rest[(end + 2 + size + 2)..];
        }

        return chunks;
    }

    private async Task<string> ReadAsync()
    {
        byte[] buffer = new byte[4096];
        int count = await _socket.ReceiveAsync(buffer, Client.Cancel);
        return Encoding.Latin1.GetString(buffer, 0, count);
    }
}
