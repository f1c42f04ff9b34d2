using System.IO.Compression;
using System.Text;
using Xunit;

namespace Pointsman.Faults.Tests.Behaviours;

public sealed class TransferTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_may_be_compressed(bool streams)
    {
        await using Client client = await Client.StartAsync();
        Heard plain = await client.HearAsync(new Ask("mock-x") { Streams = streams });
        Heard gzip = await client.HearAsync(new Ask("mock-gzip") { Streams = streams });
        Heard brotli = await client.HearAsync(new Ask("mock-br") { Streams = streams });
        Assert.Equal(("gzip", "br"), (gzip.Headers["content-encoding"], brotli.Headers["content-encoding"]));
        using var fromGzip = new GZipStream(new MemoryStream(gzip.Bytes), CompressionMode.Decompress);
        using var fromBrotli = new BrotliStream(new MemoryStream(brotli.Bytes), CompressionMode.Decompress);
        Assert.Equal(Rows(plain.Text), Rows(await TextAsync(fromGzip)));
        Assert.Equal(Rows(plain.Text), Rows(await TextAsync(fromBrotli)));
    }

    [Fact]
    public async Task A_compressed_stream_is_flushed_after_each_event()
    {
        await using Client client = await Client.StartAsync();
        using HttpResponseMessage response = await client.HeadAsync(Ask.Stream("mock-gzip-n2-holdmid"), Client.Cancel);
        await using Stream body = await response.Content.ReadAsStreamAsync(Client.Cancel);
        using var reader = new StreamReader(new GZipStream(body, CompressionMode.Decompress));
        string? line;
        do
        {
            line = await reader.ReadLineAsync(Client.Cancel);
        }
        while (line?.Contains("The ", StringComparison.Ordinal) == false);
        Assert.NotNull(line);
        await client.AttemptAsync(attempt => attempt.IsHeld);
        client.Mock.Release();
        Assert.Contains("[DONE]", await reader.ReadToEndAsync(Client.Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mock-n2-drip", 1)]
    [InlineData("mock-n2-s7", 7)]
    public async Task A_body_may_come_in_slices_of_any_size(string model, int size)
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(Ask.Stream(model));
        IReadOnlyList<string> chunks = RawClient.Chunks(await raw.ReadToEndAsync());
        Assert.Equal(size, chunks.Max(chunk => chunk.Length));
        Assert.EndsWith("data: [DONE]\n\n", string.Concat(chunks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_body_may_drip_too()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-drip-driphead"));
        Assert.Equal("mock-drip-driphead", heard.Json.GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_letter_may_be_cut_between_two_chunks()
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(Ask.Stream("mock-n3-utf8cut"));
        IReadOnlyList<string> chunks = RawClient.Chunks(await raw.ReadToEndAsync());
        Assert.True(chunks.Count(chunk => chunk[^1] >= 0xC0) >= 3);
        Heard heard = await client.HearAsync(Ask.Stream("mock-n3-utf8cut"));
        Assert.Contains("größer ", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_escape_may_be_cut_between_two_chunks()
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(Ask.Stream("mock-n3-escapecut"));
        IReadOnlyList<string> chunks = RawClient.Chunks(await raw.ReadToEndAsync());
        Assert.Equal(3, chunks.Count(chunk => chunk.EndsWith("\\u0", StringComparison.Ordinal)
            || chunk.EndsWith("\\u2", StringComparison.Ordinal)));
        Heard heard = await client.HearAsync(Ask.Stream("mock-n3-escapecut"));
        Assert.Equal("Café größer ☕ ", string.Concat(heard.Events.Select(OpenAi.ChatTests.Content)));
    }

    [Fact]
    public async Task A_body_without_length_or_chunks_ends_with_the_connection()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-untilclose"));
        Assert.False(heard.IsBroken);
        Assert.Equal("[DONE]", heard.Data[^1]);
        Heard plain = await client.HearAsync(new Ask("mock-chunked"));
        Assert.Equal("chunked", plain.Headers["transfer-encoding"]);
    }

    [Fact]
    public async Task A_connection_lives_on_unless_it_is_to_be_used_once()
    {
        await using Client client = await Client.StartAsync();
        foreach (string model in (string[])["mock-a", "mock-once", "mock-b", "mock-c"])
        {
            await client.HearAsync(new Ask(model));
            Ask next = Ask.Stream(model.Replace("once", "d", StringComparison.Ordinal));
            try
            {
                await client.HearAsync(next);
            }
            catch (HttpRequestException) when (model == "mock-once")
            {
                // The client may find out only by sending that its connection was closed behind the answer.
                await client.HearAsync(next);
            }
        }

        Assert.Equal(2, client.Mock.Attempts.Select(attempt => attempt.Connection).Distinct().Count());
    }

    [Fact]
    public async Task Hop_by_hop_headers_and_a_cookie_may_come()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-hop-bighead8"));
        Assert.Contains("x-mock-hop", heard.Headers["connection"], StringComparison.Ordinal);
        Assert.Equal("mock=1; Path=/", heard.Headers["set-cookie"]);
        Assert.True(heard.Headers.Sum(header => header.Value.Length) > 8 << 10);
    }

    [Fact]
    public async Task Early_hints_may_come_before_the_answer()
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(new Ask("mock-early"));
        string answer = await raw.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 103 Early Hints\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nHTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
    }

    // The ids and names of two answers differ; the number of their lines does not.
    private static int Rows(string text) => text.Split('\n').Length;

    private static async Task<string> TextAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(Client.Cancel);
    }
}
