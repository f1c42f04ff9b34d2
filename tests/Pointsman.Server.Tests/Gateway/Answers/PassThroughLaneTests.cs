using System.Text;
using Xunit;

namespace Pointsman.Server.Tests.Gateway.Answers;

/// <summary>What a client gets of a stream whose protocol is its own.</summary>
public sealed class PassThroughLaneTests
{
    [Theory]
    [InlineData("data: a\n\n", "data: a\n\n")]
    [InlineData("event: x\r\ndata:a\r\n\r\n", "event: x\r\ndata:a\r\n\r\n")]
    [InlineData("data: a", "data: a\n\n")]
    [InlineData("data: a\n", "data: a\n\n\n")]
    [InlineData("data: a\r\n", "data: a\r\n\n\n")]
    public async Task Events_pass_as_they_came_and_the_last_one_is_closed(string stream, string sent)
    {
        Assert.Equal(sent + "data: [DONE]\n\n", await SentAsync(stream, StreamEvents.Content, "{}"));
    }

    [Theory]
    [InlineData("{}", "data: [DONE]\n\n")]
    [InlineData("""{"stream_options":{"include_usage":true}}""", "data: u\n\ndata: [DONE]\n\n")]
    public async Task Usage_that_was_not_asked_for_is_kept_back(string body, string sent) => Assert.Equal(
        sent, await SentAsync("data: u\n\n", StreamEvents.Usage | StreamEvents.UsageOnly, body));

    [Fact]
    public async Task What_cannot_be_read_is_not_passed_on() =>
        Assert.Equal("data: [DONE]\n\n", await SentAsync("data: {\n\n", StreamEvents.Bad, "{}"));

    private static async Task<string> SentAsync(string stream, StreamEvents meaning, string body)
    {
        using Call call = await Part.CallAsync(body);
        var lane = new PassThroughLane(call, Wires.All());
        return Sent(lane, stream, meaning);
    }

    private static string Sent(PassThroughLane lane, string stream, StreamEvents meaning)
    {
        using var reader = new ServerSentEventReader();
        using var output = new PooledBytes();
        byte[] bytes = Encoding.UTF8.GetBytes(stream);
        bytes.CopyTo(reader.Free());
        reader.Advance(bytes.Length);
        if (reader.TryRead(out ServerSentEvent next) || reader.TryReadRest(out next))
        {
            lane.Event(next, meaning, output);
        }

        lane.End(markCame: false, output);
        return Encoding.UTF8.GetString(output.Span);
    }
}
