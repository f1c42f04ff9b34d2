using System.Text.Json.Nodes;
using Pointsman.Evaluation;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>Which conversation a recorded request belongs to, whatever its client wrote there.</summary>
public sealed class RecordedConversationTests
{
    private const string Asked = "\"model\":\"r\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

    [Theory]
    [InlineData("""{ASKED,"conversation":"\ud83d"}""")]
    [InlineData("""{ASKED,"conversation":{"id":"\ud83d"}}""")]
    [InlineData("""{ASKED,"metadata":{"session_id":"\ud83d"}}""")]
    public void An_id_that_is_no_text_is_no_failure(string body)
    {
        RecordedRequest? read = Read(body.Replace("ASKED", Asked, StringComparison.Ordinal), out string whyNot);
        Assert.Equal((null, "no conversation"), (read?.Session, whyNot));
    }

    [Theory]
    [InlineData("""{ASKED,"conversation":"one"}""", "one")]
    [InlineData("""{ASKED,"conversation":{"id":"two"}}""", "two")]
    [InlineData("""{ASKED,"metadata":{"session_id":"","thread_id":"three"}}""", "three")]
    [InlineData("""{ASKED,"metadata":{"thread_id":4}}""", "4")]
    [InlineData("""{ASKED,"metadata":[]}""", null)]
    [InlineData("{ASKED}", null)]
    public void The_conversation_is_named_as_is_usual(string body, string? session) =>
        Assert.Equal(session, Read(body.Replace("ASKED", Asked, StringComparison.Ordinal), out _)!.Session);

    private static RecordedRequest? Read(string body, out string whyNot) => RecordedConversation.Read(
        new JsonObject
        {
            ["id"] = "1",
            ["call"] = new JsonObject { ["clientFormat"] = "openai", ["outcome"] = "failed" },
            ["prompt"] = new JsonObject { ["text"] = body },
        },
        "r", out whyNot);
}
