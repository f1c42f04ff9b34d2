using System.Net.Sockets;
using Xunit;

namespace Pointsman.Faults.Tests.Wire;

public sealed class ConnectionTests
{
    private const string Body = """{"model":"mock","messages":[{"role":"user","content":"x"}]}""";
    private const string Start = "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nconnection: close\r\n";

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET / HTTP/2\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nno colon\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nname : space\r\n\r\n")]
    [InlineData(Start + "content-length: 1\r\ncontent-length: 1\r\n\r\nx")]
    [InlineData(Start + "content-length: -1\r\n\r\n")]
    [InlineData(Start + "content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData(Start + "transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n")]
    [InlineData(Start + "transfer-encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData(Start + "transfer-encoding: chunked\r\n\r\n1\r\nxyz\r\n")]
    public async Task What_is_no_proper_request_is_refused_and_logged(string bytes)
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(bytes);
        Assert.StartsWith("HTTP/1.1 400 ", await raw.ReadToEndAsync(), StringComparison.Ordinal);
        Attempt attempt = client.Mock.Attempts[0];
        Assert.Equal(Outcome.Malformed, attempt.Outcome);
        Assert.NotNull(attempt.Fault);
    }

    [Fact]
    public async Task A_chunked_body_with_extensions_and_trailers_is_read()
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(Start + "transfer-encoding: chunked\r\n\r\n"
            + $"5;x=1\r\n{Body[..5]}\r\n{Body.Length - 5:X}\r\n{Body[5..]}\r\n0\r\nafter: all\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", await raw.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(Body, client.Mock.Attempts[0].Body);
    }

    [Fact]
    public async Task A_client_that_waits_for_leave_gets_it()
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(Start + $"expect: 100-continue\r\ncontent-length: {Body.Length}\r\n\r\n");
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await raw.ReadUntilAsync("\r\n\r\n"));
        await raw.SendAsync(Body);
        Assert.StartsWith("HTTP/1.1 200 ", await raw.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_sent_ahead_are_answered_in_turn()
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        string one = $"POST /v1/chat/completions HTTP/1.1\r\ncontent-length: {Body.Length}\r\n\r\n{Body}";
        await raw.SendAsync(one + one + "GET /v1/models HTTP/1.1\r\nconnection: close\r\n\r\n");
        string answers = await raw.ReadToEndAsync();
        Assert.Equal(3, answers.Split("HTTP/1.1 200 OK").Length - 1);
        Assert.Equal([1, 1, 1], client.Mock.Attempts.Select(attempt => attempt.Connection));
    }

    [Fact]
    public async Task A_body_past_the_limit_is_refused()
    {
        await using Client client = await Client.StartAsync(new MockOptions { MaxBodyBytes = 10 });
        Heard heard = await client.HearAsync(new Ask("mock"));
        Assert.Equal(400, (int)heard.Status);
        Assert.Contains("up to 10 are taken", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_refuses_every_connection()
    {
        await using Client client = await Client.StartAsync();
        using var socket = new TcpClient();
        SocketException refused = await Assert.ThrowsAsync<SocketException>(async () =>
            await socket.ConnectAsync("127.0.0.1", new Uri(client.Mock.RefusedUrl).Port, Client.Cancel));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_a_bad_request()
    {
        await using Client client = await Client.StartAsync();
        foreach (string body in (string[])["", "[]", "{", """{"model":"mock","messages":7}""", """{"messages":[{}]}"""])
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, client.Mock.BaseUrl + "/v1/chat/completions")
            {
                Content = new StringContent(body),
            };
            Assert.Equal(400, (int)(await client.HearAsync(message)).Status);
        }

        Assert.All(client.Mock.Attempts, attempt => Assert.NotNull(attempt.Fault));
    }
}
