using System.Net;
using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.Gemini;

public sealed class GeminiTests
{
    [Fact]
    public async Task A_stream_tells_usage_in_each_chunk_and_the_finish_reason_in_the_last()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-n2-in4-out8", Protocol.Gemini));
        Assert.Equal(
            [8, 12, 12],
            heard.Events.Select(one => one.GetProperty("usageMetadata").GetProperty("totalTokenCount").GetInt32()));
        Assert.Equal("STOP", heard.Events[^1].GetProperty("candidates")[0].GetProperty("finishReason").GetString());
        Assert.DoesNotContain("[DONE]", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_alt_sse_a_stream_is_one_JSON_array()
    {
        await using Client client = await Client.StartAsync();
        using var message = new HttpRequestMessage(
            HttpMethod.Post, client.Mock.BaseUrl + "/v1beta/models/mock-n2:streamGenerateContent")
        {
            Content = new StringContent(Ask.Stream("mock", Protocol.Gemini).Body()),
        };
        Heard heard = await client.HearAsync(message);
        Assert.Equal("application/json", heard.Headers["content-type"]);
        Assert.Equal(3, heard.Json.GetArrayLength());
    }

    [Fact]
    public async Task Thoughts_are_counted_beside_the_answer()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-n1-reasoning-in1", Protocol.Gemini));
        JsonElement usage = heard.Json.GetProperty("usageMetadata");
        Assert.Equal(9, usage.GetProperty("thoughtsTokenCount").GetInt32());
        Assert.Equal(1, usage.GetProperty("candidatesTokenCount").GetInt32());
        Assert.Equal(11, usage.GetProperty("totalTokenCount").GetInt32());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_filtered_prompt_is_answered_with_a_block_reason(bool streams)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-filter", Protocol.Gemini) { Streams = streams });
        Assert.Equal(HttpStatusCode.OK, heard.Status);
        JsonElement answer = streams ? heard.Events[0] : heard.Json;
        Assert.Equal("SAFETY", answer.GetProperty("promptFeedback").GetProperty("blockReason").GetString());
    }

    [Fact]
    public async Task The_wait_may_stand_in_the_body()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-429-rabody7", Protocol.Gemini));
        JsonElement error = heard.Json.GetProperty("error");
        Assert.Equal("RESOURCE_EXHAUSTED", error.GetProperty("status").GetString());
        Assert.Equal("7s", error.GetProperty("details")[0].GetProperty("retryDelay").GetString());
    }

    [Theory]
    [InlineData("embedContent", """{"content":{"parts":[{"text":"a"}]}}""", "embedding")]
    [InlineData("batchEmbedContents", """{"requests":[{"content":{"parts":[{"text":"a"}]}}]}""", "embeddings")]
    [InlineData("countTokens", """{"contents":[{"parts":[{"text":"a"}]}]}""", "totalTokens")]
    public async Task The_other_methods_answer(string method, string body, string field)
    {
        await using Client client = await Client.StartAsync();
        using var message = new HttpRequestMessage(HttpMethod.Post,
            $"{client.Mock.BaseUrl}/v1beta/models/mock:{method}")
        {
            Content = new StringContent(body),
        };
        Assert.True((await client.HearAsync(message)).Json.TryGetProperty(field, out _));
    }
}
