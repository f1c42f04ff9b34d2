using Pointsman.Cli.Tests.Server;
using Xunit;

namespace Pointsman.Cli.Tests.Recording;

public sealed class DecisionsCommandTests : IAsyncLifetime
{
    private const string Story = """
        {
          "id": "dec_1", "started": "2026-11-20T12:00:00.5+00:00", "key": 12, "tags": { "team": "a" },
          "route": "support", "requestedModel": "support", "clientFormat": "openai", "stream": true,
          "cacheHit": false, "outcome": "completed", "status": 200, "finish": "stop", "reason": "first in order",
          "candidates": [
            { "target": "a/small", "fate": "failed", "why": "status 500" },
            { "target": "b/large", "fate": "answered", "why": "first in order" },
            { "target": "c/tiny", "fate": "dropped", "why": "the request does not fit into its window" }
          ],
          "attempts": [
            { "number": 1, "target": "a/small", "provider": "a", "providerKey": 0, "beganMs": 1, "endedMs": 40,
              "outcome": "status 500", "status": 500,
              "tokens": { "input": 0, "cachedInput": 0, "cacheWrite": 0, "output": 0, "reasoning": 0 },
              "quality": "exact", "costUsd": 0, "priceKnown": false },
            { "number": 2, "target": "b/large", "provider": "b", "providerKey": 0, "beganMs": 41, "endedMs": 900,
              "outcome": "ok", "status": 200,
              "tokens": { "input": 1000, "cachedInput": 20, "cacheWrite": 0, "output": 40, "reasoning": 5 },
              "quality": "exact", "costUsd": 0.00012, "priceKnown": true }
          ],
          "costUsd": 0.00012, "milliseconds": { "total": 901, "firstToken": 230, "overhead": 1.25 }
        }
        """;

    private FakeServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await FakeServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_story_is_told_from_the_question_to_the_cost()
    {
        _server.Answer(200, Story);
        ServerRun run = await ServerRun.Of(_server, "decisions", "show", "dec_1");
        Assert.Equal("GET /api/decisions/dec_1", Assert.Single(_server.Asked));
        Assert.Equal(
            """
            dec_1
              began      2026-11-20 12:00:00 UTC
              key        12 (team=a)
              asked for  support (openai, as a stream)
              route      support
              outcome    completed, status 200, the model ended with 'stop'
              reason     first in order
              took       901 ms, first token after 230 ms, 1.25 ms of it in the gateway
              cost       $0.00012

              candidate  what became of it  why
              a/small    failed             status 500
              b/large    answered           first in order
              c/tiny     dropped            the request does not fit into its window

              attempt  target   outcome     from ms  to ms  input  output  usage      cost
                    1  a/small  status 500        1     40      0       0  exact  no price
                    2  b/large  ok               41    900  1,020      45  exact  $0.00012

            """,
            run.Out);
    }

    [Fact]
    public async Task The_story_in_json_is_the_servers_own()
    {
        _server.Answer(200, Story);
        ServerRun run = await ServerRun.Of(_server, "decisions", "show", "dec_1", "--format", "json");
        Assert.Equal(2, run.Json.GetProperty("attempts").GetArrayLength());
    }

    [Fact]
    public async Task The_steps_of_a_strategy_stand_between_candidates_and_attempts()
    {
        _server.Answer(200, Story.Replace("\"attempts\": [", """
            "steps": [
              { "step": "step 1", "outcome": "escalated", "target": "a/small", "confidence": 0.6,
                "evidence": "the model's own word", "costUsd": 0.0001, "beganMs": 0, "tookMs": 40 },
              { "step": "step 2", "outcome": "accepted", "target": "b/large", "beganMs": 41, "tookMs": 900 }
            ],
            "attempts": [
            """, StringComparison.Ordinal));
        ServerRun run = await ServerRun.Of(_server, "decisions", "show", "dec_1");
        Assert.Contains("step 1  escalated", run.Out, StringComparison.Ordinal);
        Assert.Contains("the model's own word", run.Out, StringComparison.Ordinal);
        int step = run.Out.IndexOf("step 2", StringComparison.Ordinal);
        Assert.InRange(
            step, run.Out.IndexOf("candidate", StringComparison.Ordinal),
            run.Out.IndexOf("attempt  ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_texts_follow_the_story_when_they_are_asked_for()
    {
        const string texts = """
            {
              "id": "dec_1", "route": "support", "started": "2026-11-20T12:00:00.5+00:00",
              "expires": "2026-12-20T12:00:00.5+00:00",
              "prompt": { "type": "application/json", "bytes": 2000, "cut": true, "text": "{\"input\":\"a\u001b[2J" },
              "answer": { "type": "text/event-stream", "bytes": 9, "cut": false, "text": "data: {}\n" }
            }
            """;
        _server.Answer(200, """{ "id": "dec_1" }""").Answer(200, texts);
        ServerRun run = await ServerRun.Of(_server, "decisions", "show", "dec_1", "--texts");
        Assert.Equal(["GET /api/decisions/dec_1", "GET /api/decisions/dec_1/texts"], _server.Asked);
        Assert.EndsWith(
            """

            prompt (2,000 bytes as it came, cut)
              {"input":"a?[2J

            answer (9 bytes as it came)
              data: {}

            The texts are kept until 2026-12-20 12:00:00 UTC.

            """,
            run.Out, StringComparison.Ordinal);

        _server.Answer(200, Story).Answer(200, texts);
        run = await ServerRun.Of(_server, "decisions", "show", "dec_1", "--texts", "--format", "json");
        Assert.Equal("data: {}\n", run.Json.GetProperty("texts").GetProperty("answer").GetProperty("text").GetString());
    }

    [Fact]
    public async Task An_older_server_that_tells_less_is_understood()
    {
        _server.Answer(200, """{ "id": "dec_1" }""");
        ServerRun run = await ServerRun.Of(_server, "decisions", "show", "dec_1");
        Assert.Equal(0, run.Code);
    }

    [Theory]
    [InlineData("ID: found 0 of them")]
    [InlineData("ID: found 2 of them", "dec_1", "dec_2")]
    [InlineData("ID: found '../keys'", "../keys")]
    public async Task One_id_is_needed(string fault, params string[] words)
    {
        ServerRun run = await ServerRun.Of(_server, ["decisions", "show", .. words]);
        Assert.StartsWith(fault, Assert.Single(run.Faults));
        Assert.Empty(_server.Asked);
    }
}
