using System.Net;
using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.OpenAi;

public sealed class ChatTests
{
    [Fact]
    public async Task A_plain_answer_has_text_a_finish_reason_and_usage()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock"));
        Assert.Equal(HttpStatusCode.OK, heard.Status);
        JsonElement choice = heard.Json.GetProperty("choices")[0];
        Assert.Equal("The points are set, and the train may ",
            choice.GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("stop", choice.GetProperty("finish_reason").GetString());
        JsonElement usage = heard.Json.GetProperty("usage");
        Assert.Equal(
            usage.GetProperty("total_tokens").GetInt32(),
            usage.GetProperty("prompt_tokens").GetInt32() + usage.GetProperty("completion_tokens").GetInt32());
    }

    [Fact]
    public async Task A_stream_begins_with_the_role_and_ends_with_DONE()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-n3"));
        Assert.Equal("text/event-stream; charset=utf-8", heard.Headers["content-type"]);
        Assert.Equal("assistant", Delta(heard.Events[0]).GetProperty("role").GetString());
        Assert.Equal("The points are ", string.Concat(heard.Events.Skip(1).Take(3).Select(Content)));
        Assert.Equal("stop", heard.Events[4].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal("[DONE]", heard.Data[^1]);
        Assert.Equal(6, heard.Data.Count);
    }

    [Fact]
    public async Task A_stream_tells_usage_by_itself_when_it_is_asked_for()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-n2-in9-out7-cached4") with { IncludesUsage = true });
        JsonElement last = heard.Events[^1];
        Assert.Equal(0, last.GetProperty("choices").GetArrayLength());
        Assert.Equal(16, last.GetProperty("usage").GetProperty("total_tokens").GetInt32());
        Assert.Equal(4, last.GetProperty("usage").GetProperty("prompt_tokens_details")
            .GetProperty("cached_tokens").GetInt32());
        Assert.All(heard.Events.SkipLast(1),
            one => Assert.Equal(JsonValueKind.Null, one.GetProperty("usage").ValueKind));
    }

    [Fact]
    public async Task A_stream_says_nothing_of_usage_unasked()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock"));
        Assert.DoesNotContain("usage", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasoning_comes_before_the_answer()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-n1-reasoning"));
        Assert.True(Delta(heard.Events[1]).TryGetProperty("reasoning_content", out _));
        Assert.Equal("The ", Content(heard.Events[^2]));
    }

    [Fact]
    public async Task Azure_announces_its_filter_before_the_role()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-n1", Protocol.AzureChat));
        Assert.Equal(0, heard.Events[0].GetProperty("choices").GetArrayLength());
        Assert.True(heard.Events[0].TryGetProperty("prompt_filter_results", out _));
        Assert.Equal("assistant", Delta(heard.Events[1]).GetProperty("role").GetString());
    }

    [Fact]
    public async Task Azure_without_an_api_version_is_not_found()
    {
        await using Client client = await Client.StartAsync();
        using var message = new HttpRequestMessage(
            HttpMethod.Post, client.Mock.BaseUrl + "/openai/deployments/mock/chat/completions");
        Assert.Equal(HttpStatusCode.NotFound, (await client.HearAsync(message)).Status);
    }

    [Fact]
    public async Task Several_choices_and_log_probabilities_are_given_when_asked_for()
    {
        await using Client client = await Client.StartAsync();
        using var message = new HttpRequestMessage(HttpMethod.Post, client.Mock.BaseUrl + "/v1/chat/completions")
        {
            Content = new StringContent("""
                {"model":"mock-n2","n":2,"logprobs":true,"messages":[{"role":"user","content":"x"}]}
                """),
        };
        JsonElement choices = (await client.HearAsync(message)).Json.GetProperty("choices");
        Assert.Equal(2, choices.GetArrayLength());
        Assert.Equal(2, choices[1].GetProperty("logprobs").GetProperty("content").GetArrayLength());
    }

    internal static JsonElement Delta(JsonElement chunk) => chunk.GetProperty("choices")[0].GetProperty("delta");

    internal static string? Content(JsonElement chunk) =>
        Delta(chunk).TryGetProperty("content", out JsonElement text) ? text.GetString() : null;
}
