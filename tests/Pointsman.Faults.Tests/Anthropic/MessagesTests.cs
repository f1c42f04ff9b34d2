using System.Net;
using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.Anthropic;

public sealed class MessagesTests
{
    [Fact]
    public async Task A_stream_has_every_event_of_the_protocol()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-n2-in9-out7-cached4", Protocol.AnthropicMessages));
        Assert.Equal(
            [
                "message_start", "content_block_start", "ping", "content_block_delta", "content_block_delta",
                "content_block_stop", "message_delta", "message_stop",
            ],
            heard.Names);
        JsonElement start = heard.Events[0].GetProperty("message").GetProperty("usage");
        Assert.Equal(5, start.GetProperty("input_tokens").GetInt32());
        Assert.Equal(4, start.GetProperty("cache_read_input_tokens").GetInt32());
        JsonElement end = heard.Events[^2];
        Assert.Equal(7, end.GetProperty("usage").GetProperty("output_tokens").GetInt32());
        Assert.Equal("end_turn", end.GetProperty("delta").GetProperty("stop_reason").GetString());
    }

    [Fact]
    public async Task Thinking_is_a_signed_block_of_its_own()
    {
        await using Client client = await Client.StartAsync();
        Heard stream = await client.HearAsync(Ask.Stream("mock-n1-reasoning", Protocol.AnthropicMessages));
        Assert.Contains("signature_delta", stream.Text, StringComparison.Ordinal);
        Heard plain = await client.HearAsync(new Ask("mock-n1-reasoning", Protocol.AnthropicMessages));
        Assert.Equal(
            ["thinking", "text"],
            plain.Json.GetProperty("content").EnumerateArray().Select(block => block.GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData("{}", "model")]
    [InlineData("""{"model":"mock"}""", "messages")]
    [InlineData("""{"model":"mock","messages":[{"role":"user","content":"x"}]}""", "max_tokens")]
    public async Task What_the_real_provider_needs_is_needed_here(string body, string field)
    {
        await using Client client = await Client.StartAsync();
        using var message = new HttpRequestMessage(HttpMethod.Post, client.Mock.BaseUrl + "/v1/messages")
        {
            Content = new StringContent(body),
        };
        message.Headers.Add("anthropic-version", "2023-06-01");
        Heard heard = await client.HearAsync(message);
        Assert.Equal(HttpStatusCode.BadRequest, heard.Status);
        Assert.Equal("invalid_request_error", heard.Json.GetProperty("error").GetProperty("type").GetString());
        Assert.StartsWith(field,
            heard.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotNull(client.Mock.Attempts[0].Fault);
    }

    [Fact]
    public async Task Tokens_are_counted()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-in42", Protocol.AnthropicCount));
        Assert.Equal(42, heard.Json.GetProperty("input_tokens").GetInt32());
    }
}
