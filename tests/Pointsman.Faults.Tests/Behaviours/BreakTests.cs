using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.Behaviours;

public sealed class BreakTests
{
    public static TheoryData<string, Protocol, bool, Outcome> Breaks()
    {
        var rows = new TheoryData<string, Protocol, bool, Outcome>();
        (string Word, Outcome Outcome)[] words =
        [
            ("cut", Outcome.Closed), ("cutjson", Outcome.Closed),
            ("cutchunk", Outcome.Closed), ("badchunk", Outcome.Closed),
            ("reset", Outcome.Reset), ("resetjson", Outcome.Reset),
        ];
        foreach (Protocol protocol in Ask.Streaming)
        {
            foreach ((string word, Outcome outcome) in words)
            {
                rows.Add("mock-" + word, protocol, true, outcome);
                rows.Add("mock-" + word, protocol, false, outcome);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task An_answer_breaks_off_in_the_middle(string model, Protocol protocol, bool streams, Outcome outcome)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask(model, protocol) { Streams = streams });
        Assert.True(heard.IsBroken);
        Assert.Contains("points ", heard.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pass", heard.Text, StringComparison.Ordinal);
        Assert.Equal(outcome, (await client.EndedAsync()).Outcome);
    }

    [Theory]
    [InlineData("mock-close", Outcome.Closed)]
    [InlineData("mock-resetnow", Outcome.Reset)]
    public async Task A_connection_may_end_before_the_first_byte(string model, Outcome outcome)
    {
        await using Client client = await Client.StartAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.HearAsync(new Ask(model)));
        Attempt attempt = await client.EndedAsync();
        Assert.Equal((outcome, 0), (attempt.Outcome, attempt.BytesSent));
    }

    [Fact]
    public async Task A_reset_is_a_reset_on_the_wire_and_a_cut_is_none()
    {
        await using Client client = await Client.StartAsync();
        using RawClient cut = await RawClient.ConnectAsync(client.Mock);
        await cut.SendAsync(Ask.Stream("mock-cut"));
        await cut.ReadToEndAsync();
        using RawClient reset = await RawClient.ConnectAsync(client.Mock);
        await reset.SendAsync(Ask.Stream("mock-reset"));
        SocketException fault = await Assert.ThrowsAsync<SocketException>(reset.ReadToEndAsync);
        Assert.Equal(SocketError.ConnectionReset, fault.SocketErrorCode);
    }

    [Theory]
    [InlineData("mock-n8-cut-at0", 1)]
    [InlineData("mock-n8-cut-at1", 2)]
    [InlineData("mock-n8-cut", 5)]
    [InlineData("mock-n8-cut-at7", 8)]
    [InlineData("mock-n8-cut-at99", 9)]
    public async Task The_place_of_the_break_is_counted_in_pieces_of_content(string model, int events)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream(model));
        Assert.Equal(events, heard.Events.Count);
        Assert.Equal(events, client.Mock.Attempts[0].EventsSent);
    }

    [Theory]
    [InlineData("mock-n4-stall")]
    [InlineData("mock-n4-stalljson")]
    public async Task A_stream_may_fall_silent_in_the_middle(string model)
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(Ask.Stream(model));
        Attempt silent = await client.AttemptAsync(attempt => attempt.EventsSent == 3);
        raw.Abort();
        Attempt left = await client.EndedAsync();
        Assert.Equal((Outcome.ClientLeft, silent.BytesSent), (left.Outcome, left.BytesSent));
    }

    [Fact]
    public async Task A_cut_inside_an_event_leaves_half_of_its_JSON()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-n4-cutjson"));
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(heard.Data[^1]));
    }

    [Fact]
    public async Task A_cut_inside_a_chunk_announces_more_than_it_sends()
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(Ask.Stream("mock-n4-cutchunk"));
        string answer = await raw.ReadToEndAsync();
        int start = answer.LastIndexOf("\r\n", StringComparison.Ordinal);
        string size = answer[..start][(answer[..start].LastIndexOf("\r\n", StringComparison.Ordinal) + 2)..];
        Assert.True(Convert.ToInt32(size, 16) > answer.Length - start - 2);
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat)]
    [InlineData(Protocol.OpenAiResponses)]
    [InlineData(Protocol.AnthropicMessages)]
    [InlineData(Protocol.Gemini)]
    public async Task An_error_may_come_at_each_place_of_a_stream(Protocol protocol)
    {
        await using Client client = await Client.StartAsync();
        Assert.Equal(0, await WordsBeforeErrorAsync(client, Ask.Stream("mock-errfirst", protocol)));
        Assert.Equal(0, await WordsBeforeErrorAsync(client, Ask.Stream("mock-err-at0", protocol)));
        Assert.Equal(4, await WordsBeforeErrorAsync(client, Ask.Stream("mock-err", protocol)));
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat, "[DONE]")]
    [InlineData(Protocol.AnthropicMessages, """{"type":"message_stop"}""")]
    public async Task An_end_may_follow_an_error_as_if_nothing_were_wrong(Protocol protocol, string end)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-errdone", protocol));
        Assert.Contains("error", heard.Data[^2], StringComparison.Ordinal);
        Assert.Equal(end, heard.Data[^1]);
    }

    [Fact]
    public async Task A_plain_answer_may_be_an_error_under_200()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-err"));
        Assert.Equal(200, (int)heard.Status);
        Assert.True(heard.Json.TryGetProperty("error", out _));
    }

    [Fact]
    public async Task One_event_may_be_no_JSON_while_all_others_come()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-n4-badevent"));
        string bad = Assert.Single(heard.Data, data => data.Contains("no whole JSON", StringComparison.Ordinal));
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(bad));
        Assert.Equal(8, heard.Data.Count);
        Assert.Equal("[DONE]", heard.Data[^1]);
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat, "[DONE]", "finish_reason\":\"stop")]
    [InlineData(Protocol.OpenAiResponses, "response.completed", "response.output_item.done")]
    [InlineData(Protocol.AnthropicMessages, "message_stop", "end_turn")]
    [InlineData(Protocol.Gemini, "STOP", "points ")]
    public async Task The_end_mark_may_be_missing_from_a_proper_stream(Protocol protocol, string missing, string there)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-noend", protocol));
        Assert.False(heard.IsBroken);
        Assert.DoesNotContain(missing, heard.Text, StringComparison.Ordinal);
        Assert.Contains(there, heard.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat, "finish_reason\":\"stop")]
    [InlineData(Protocol.AnthropicMessages, "message_delta")]
    public async Task The_finish_reason_may_be_missing_too(Protocol protocol, string missing)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-nofinish", protocol));
        Assert.False(heard.IsBroken);
        Assert.DoesNotContain(missing, heard.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat)]
    [InlineData(Protocol.OpenAiResponses)]
    [InlineData(Protocol.AnthropicMessages)]
    [InlineData(Protocol.Gemini)]
    public async Task Content_may_follow_the_end(Protocol protocol)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-afterend", protocol));
        Assert.Contains("after the end", heard.Data[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_of_HTML_may_come_with_200(bool streams)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-html") { Streams = streams });
        Assert.Equal((200, "text/html; charset=utf-8"), ((int)heard.Status, heard.Headers["content-type"]));
        Assert.StartsWith("<!DOCTYPE html>", heard.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_body_may_be_empty(bool streams)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-empty") { Streams = streams });
        Assert.Equal((200, 0, false), ((int)heard.Status, heard.Bytes.Length, heard.IsBroken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task JSON_may_be_truncated_though_HTTP_ends_well(bool streams)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-badjson") { Streams = streams });
        Assert.False(heard.IsBroken);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(streams ? heard.Data[^1] : heard.Text));
    }

    [Fact]
    public async Task The_content_type_may_be_wrong()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask("mock-wrongtype"));
        Assert.Equal("text/plain", heard.Headers["content-type"]);
        Assert.Equal("mock-wrongtype", heard.Json.GetProperty("model").GetString());
    }

    private static async Task<int> WordsBeforeErrorAsync(Client client, Ask ask)
    {
        Heard heard = await client.HearAsync(ask);
        Assert.False(heard.IsBroken);
        Assert.Contains("rror", heard.Data[^1], StringComparison.Ordinal);
        string[] words = ["The ", "points ", "are ", "set, ", "and "];
        return words.Count(word => heard.Text.Contains($"\"{word}\"", StringComparison.Ordinal));
    }
}
