using Xunit;

namespace Pointsman.Faults.Tests.Behaviours;

/// <summary>That nothing comes cannot be waited for. So each test waits for what does come, leaves, and asks the log
/// what was sent in all.</summary>
public sealed class SilenceTests
{
    public static TheoryData<Protocol, bool> Both()
    {
        var rows = new TheoryData<Protocol, bool>();
        foreach (Protocol protocol in Ask.Streaming)
        {
            rows.Add(protocol, true);
            rows.Add(protocol, false);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_hanging_model_sends_nothing(Protocol protocol, bool streams)
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(new Ask("mock-hang", protocol) { Streams = streams });
        await client.AttemptAsync(attempt => attempt.Outcome == Outcome.Open);
        raw.Abort();
        Attempt attempt = await client.EndedAsync();
        Assert.Equal((Outcome.ClientLeft, 0, null), (attempt.Outcome, attempt.BytesSent, attempt.FirstByte));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_model_may_send_its_head_and_nothing_more(Protocol protocol, bool streams)
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(new Ask("mock-headers", protocol) { Streams = streams });
        string head = await raw.ReadUntilAsync("\r\n\r\n");
        raw.Abort();
        Attempt attempt = await client.EndedAsync();
        Assert.Equal((Outcome.ClientLeft, head.Length), (attempt.Outcome, attempt.BytesSent));
        Assert.EndsWith("\r\n\r\n", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat, 1)]
    [InlineData(Protocol.AzureChat, 2)]
    [InlineData(Protocol.OpenAiResponses, 4)]
    [InlineData(Protocol.AnthropicMessages, 3)]
    [InlineData(Protocol.Gemini, 0)]
    public async Task A_model_may_open_its_stream_and_say_nothing(Protocol protocol, int events)
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(Ask.Stream("mock-opening", protocol));
        Attempt opened = await client.AttemptAsync(
            attempt => attempt.EventsSent == events && attempt.FirstByte is not null);
        raw.Abort();
        Assert.Equal(opened.BytesSent, (await client.EndedAsync()).BytesSent);
    }

    [Theory]
    [InlineData("mock-pings-g1", Protocol.OpenAiChat, ": ping")]
    [InlineData("mock-pings-g1", Protocol.AnthropicMessages, "event: ping")]
    [InlineData("mock-pings-g1", Protocol.Gemini, ": ping")]
    [InlineData("mock-opening-pings-g1", Protocol.AnthropicMessages, "event: ping")]
    [InlineData("mock-emptydeltas-g1", Protocol.OpenAiChat, "\"delta\":{\"content\":\"\"}")]
    [InlineData("mock-emptydeltas-g1", Protocol.AnthropicMessages, "\"text\":\"\"")]
    [InlineData("mock-emptydeltas-g1", Protocol.Gemini, "\"text\":\"\"")]
    [InlineData("mock-emptydeltas-g1", Protocol.OpenAiResponses, "\"delta\":\"\"")]
    public async Task A_model_may_send_signs_of_life_for_ever(string model, Protocol protocol, string sign)
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(Ask.Stream(model, protocol));
        await client.AttemptAsync(attempt => attempt.EventsSent >= 10);
        string text = await raw.ReadUntilAsync(sign);
        Assert.DoesNotContain("points ", text, StringComparison.Ordinal);
        raw.Abort();
        Assert.Equal(Outcome.ClientLeft, (await client.EndedAsync()).Outcome);
    }

    [Fact]
    public async Task Signs_of_life_may_come_before_the_content()
    {
        await using Client client = await Client.StartAsync();
        Heard chat = await client.HearAsync(Ask.Stream("mock-n1-pings3-g1"));
        Assert.Equal(4, chat.Text.Split(": ping\n").Length);
        int content = chat.Text.IndexOf("\"The ", StringComparison.Ordinal);
        Assert.DoesNotContain(": ping", chat.Text[content..], StringComparison.Ordinal);
        Heard messages = await client.HearAsync(Ask.Stream("mock-n1-pings3-g1", Protocol.AnthropicMessages));
        Assert.Equal(4, messages.Names.Count(name => name == "ping"));
    }

    [Fact]
    public async Task A_plain_answer_may_be_white_space_for_ever()
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(new Ask("mock-pings-g1"));
        await raw.ReadUntilAsync("\n\r\n1\r\n\n\r\n");
        raw.Abort();
        Assert.Equal(Outcome.ClientLeft, (await client.EndedAsync()).Outcome);
    }
}
