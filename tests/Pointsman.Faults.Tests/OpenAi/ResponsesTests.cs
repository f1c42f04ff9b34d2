using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.OpenAi;

public sealed class ResponsesTests
{
    [Fact]
    public async Task A_stream_opens_tells_and_closes_its_message_and_completes_with_usage()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-n2-out5", Protocol.OpenAiResponses));
        Assert.Equal(
            [
                "response.created", "response.in_progress", "response.output_item.added", "response.content_part.added",
                "response.output_text.delta", "response.output_text.delta", "response.output_text.done",
                "response.content_part.done", "response.output_item.done", "response.completed",
            ],
            heard.Names);
        Assert.Equal(heard.Names, heard.Events.Select(one => one.GetProperty("type").GetString()));
        Assert.Equal(Enumerable.Range(0, 10),
            heard.Events.Select(one => one.GetProperty("sequence_number").GetInt32()));
        JsonElement response = heard.Events[^1].GetProperty("response");
        Assert.Equal(5, response.GetProperty("usage").GetProperty("output_tokens").GetInt32());
    }

    [Fact]
    public async Task The_completed_response_says_what_a_plain_one_says()
    {
        await using Client client = await Client.StartAsync();
        Heard stream = await client.HearAsync(Ask.Stream("mock-reasoning", Protocol.OpenAiResponses));
        client.Mock.Reset();
        Heard plain = await client.HearAsync(new Ask("mock-reasoning", Protocol.OpenAiResponses));
        Assert.Equal(plain.Json.GetRawText(), stream.Events[^1].GetProperty("response").GetRawText());
    }

    [Fact]
    public async Task A_long_answer_is_incomplete()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-length", Protocol.OpenAiResponses));
        Assert.Equal("response.incomplete", heard.Names[^1]);
        JsonElement details = heard.Events[^1].GetProperty("response").GetProperty("incomplete_details");
        Assert.Equal("max_output_tokens", details.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("mock-err", "error")]
    [InlineData("mock-errfailed", "response.failed")]
    public async Task A_failure_is_an_error_event_or_a_failed_response(string model, string name)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream(model, Protocol.OpenAiResponses));
        Assert.Equal(name, heard.Names[^1]);
        Assert.False(heard.IsBroken);
    }
}
