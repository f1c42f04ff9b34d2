using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class StreamingTests : IDisposable
{
    private readonly Sim _sim = new();

    public void Dispose() => _sim.Dispose();

    [Theory]
    [InlineData("sim/small")]
    [InlineData("sim/reasoner")]
    public async Task A_stream_says_what_the_plain_answer_says(string model)
    {
        JsonObject body = Sim.Body("How do bicycles keep their balance? Two answers, please.", model);
        body["n"] = 3;
        JsonNode plain = await _sim.AskAsync(body);
        body["stream_options"] = new JsonObject { ["include_usage"] = true };
        List<JsonNode> events = await _sim.StreamAsync(body);
        for (int i = 0; i < 3; i++)
        {
            JsonNode message = plain["choices"]![i]!["message"]!;
            Assert.Equal(message["content"]!.GetValue<string>(), Joined(events, i, "content"));
            Assert.Equal(
                message["reasoning_content"]?.GetValue<string>() ?? "", Joined(events, i, "reasoning_content"));
        }

        Assert.Equal(plain["usage"]!.ToJsonString(), events[^1]["usage"]!.ToJsonString());
        Assert.Empty(events[^1]["choices"]!.AsArray());
        Assert.Equal(plain["id"]!.GetValue<string>(), events[0]["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Usage_comes_only_where_it_was_asked_for() =>
        Assert.All(await _sim.StreamAsync(Sim.Body("Hello")), one => Assert.Null(one["usage"]));

    [Fact]
    public async Task A_piece_that_comes_due_between_two_looks_at_the_clock_breaks_nothing_off()
    {
        using var paced = new Sim(new SimulatedOptions(), new PassingTime());
        JsonObject body = Sim.Body("How do bicycles keep their balance?", "sim/reasoner");
        string whole = Joined(await _sim.StreamAsync(body), 0, "content");
        Assert.Equal(whole, Joined(await paced.StreamAsync(body), 0, "content"));
    }

    private static string Joined(IEnumerable<JsonNode> events, int index, string field) => string.Concat(
        from one in events
        from choice in one["choices"]!.AsArray()
        where choice!["index"]!.GetValue<int>() == index
        select choice["delta"]![field]?.GetValue<string>());
}
