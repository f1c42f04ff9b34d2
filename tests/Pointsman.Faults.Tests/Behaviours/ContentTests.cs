using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.Behaviours;

public sealed class ContentTests
{
    [Theory]
    [InlineData(Protocol.OpenAiChat)]
    [InlineData(Protocol.OpenAiResponses)]
    [InlineData(Protocol.AnthropicMessages)]
    [InlineData(Protocol.Gemini)]
    public async Task An_echo_says_what_the_user_said(Protocol protocol)
    {
        const string Said = "Grüße 🚂 \"quoted\" \\ and\nnew lines";
        await using Client client = await Client.StartAsync();
        Heard plain = await client.HearAsync(new Ask("mock-echo", protocol) { Text = Said });
        Heard stream = await client.HearAsync(Ask.Stream("mock-echo-n5", protocol) with { Text = Said });
        Assert.Equal(Said, Spoken(plain.Json, protocol));
        Assert.Equal(Said, string.Concat(stream.Events.Select(one => Piece(one, protocol))));
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat)]
    [InlineData(Protocol.OpenAiResponses)]
    [InlineData(Protocol.AnthropicMessages)]
    [InlineData(Protocol.Gemini)]
    public async Task A_schema_is_answered_with_JSON_that_fits(Protocol protocol)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock", protocol) { WantsJson = true });
        Assert.Equal("""{"city":"mock","days":1}""", Spoken(heard.Json, protocol));
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat, "\"finish_reason\":\"length\"", "\"finish_reason\":\"content_filter\"")]
    [InlineData(Protocol.OpenAiResponses, "\"reason\":\"max_output_tokens\"", "\"reason\":\"content_filter\"")]
    [InlineData(Protocol.AnthropicMessages, "\"stop_reason\":\"max_tokens\"", "\"stop_reason\":\"refusal\"")]
    [InlineData(Protocol.Gemini, "\"finishReason\":\"MAX_TOKENS\"", "\"finishReason\":\"SAFETY\"")]
    public async Task An_answer_may_end_for_its_length_or_for_a_filter(Protocol protocol, string length, string refusal)
    {
        await using Client client = await Client.StartAsync();
        foreach (bool streams in (bool[])[true, false])
        {
            Heard first = await client.HearAsync(new Ask("mock-length", protocol) { Streams = streams });
            Heard second = await client.HearAsync(new Ask("mock-refusal", protocol) { Streams = streams });
            Assert.Contains(length, first.Text, StringComparison.Ordinal);
            Assert.Contains(refusal, second.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat)]
    [InlineData(Protocol.OpenAiResponses)]
    [InlineData(Protocol.AnthropicMessages)]
    [InlineData(Protocol.Gemini)]
    public async Task An_answer_may_be_without_text(Protocol protocol)
    {
        await using Client client = await Client.StartAsync();
        foreach (bool streams in (bool[])[true, false])
        {
            Heard heard = await client.HearAsync(new Ask("mock-noanswer", protocol) { Streams = streams });
            Assert.Equal(200, (int)heard.Status);
            Assert.DoesNotContain("points", heard.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_size_of_an_answer_is_chosen()
    {
        await using Client client = await Client.StartAsync();
        string? pieces = Spoken((await client.HearAsync(new Ask("mock-n3-k10"))).Json, Protocol.OpenAiChat);
        Assert.Equal(30, pieces!.Length);
        string? padded = Spoken((await client.HearAsync(new Ask("mock-n3-k10-b600"))).Json, Protocol.OpenAiChat);
        Assert.Equal(630, padded!.Length);
    }

    private static string? Spoken(JsonElement answer, Protocol protocol) => protocol switch
    {
        Protocol.OpenAiChat => answer.GetProperty("choices")[0].GetProperty("message").Text("content"),
        Protocol.OpenAiResponses => answer.GetProperty("output")[0].GetProperty("content")[0].Text("text"),
        Protocol.AnthropicMessages => answer.GetProperty("content")[0].Text("text"),
        _ => answer.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].Text("text"),
    };

    private static string? Piece(JsonElement one, Protocol protocol) => protocol switch
    {
        Protocol.OpenAiChat => one.GetProperty("choices")[0].GetProperty("delta").Text("content"),
        Protocol.OpenAiResponses => one.Text("delta"),
        Protocol.AnthropicMessages => one.At("delta")?.Text("text"),
        _ => Spoken(one, protocol),
    };
}
