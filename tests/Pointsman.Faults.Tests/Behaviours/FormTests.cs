using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.Behaviours;

/// <summary>Each form is another way to write the same stream: a reader of the standard finds the same events in
/// it.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("mock-n3-crlf", "\r\n\r\ndata: ")]
    [InlineData("mock-n3-cr", "\r\rdata: ")]
    [InlineData("mock-n3-nospace", "\n\ndata:{")]
    [InlineData("mock-n3-manylines", "data: {\ndata: \"id\"")]
    [InlineData("mock-n3-comments", "\n\n: a comment\n\n:\ndata: ")]
    [InlineData("mock-n3-fields", "id: 2\nretry: 3000\ndata: ")]
    [InlineData("mock-n3-bom", "\uFEFFdata: ")]
    [InlineData("mock-n3-crlf-nospace-manylines-comments-bom-s3", "data:{\r\ndata:\"id\"")]
    public async Task A_form_changes_the_bytes_and_not_the_events(string model, string bytes)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream(model));
        Assert.Contains(bytes, heard.Text, StringComparison.Ordinal);
        List<string> events = await EventsAsync(heard);
        Assert.Equal("[DONE]", events[^1]);
        Assert.Equal("The points are ", Spoken(events));
    }

    [Fact]
    public async Task Names_of_events_are_written_alike()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-crlf-nospace", Protocol.AnthropicMessages));
        Assert.StartsWith("event:message_start\r\ndata:{", heard.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mock-n3-big", 1 << 20)]
    [InlineData("mock-n3-big64", 64 << 10)]
    public async Task One_event_may_be_large(string model, int bytes)
    {
        await using Client client = await Client.StartAsync();
        foreach (Protocol protocol in Ask.Streaming)
        {
            Heard heard = await client.HearAsync(Ask.Stream(model, protocol));
            Assert.Contains(heard.Events, one => one.GetRawText().Length > bytes);
        }
    }

    private static async Task<List<string>> EventsAsync(Heard heard)
    {
        using var stream = new MemoryStream(heard.Bytes);
        var events = new List<string>();
        await foreach (SseItem<string> item in SseParser.Create(stream).EnumerateAsync(Client.Cancel))
        {
            events.Add(item.Data);
        }

        return events;
    }

    private static string Spoken(List<string> events)
    {
        var text = new StringBuilder();
        foreach (string one in events.SkipLast(1))
        {
            using JsonDocument document = JsonDocument.Parse(one);
            text.Append(document.RootElement.GetProperty("choices")[0].GetProperty("delta").Text("content"));
        }

        return text.ToString();
    }
}
