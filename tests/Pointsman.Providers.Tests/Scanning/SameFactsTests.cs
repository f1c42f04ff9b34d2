using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;
using Pointsman.Tests.Routing;
using Xunit;

namespace Pointsman.Providers.Tests.Scanning;

/// <summary>The facts of a request as bytes are those of the same request as messages.</summary>
public sealed class SameFactsTests
{
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Of_every_labelled_prompt_in_every_protocol()
    {
        foreach (LabelledPrompt prompt in LabelledPrompt.All)
        {
            foreach (JsonSerializerOptions? writing in (JsonSerializerOptions?[])[null, Readable])
            {
                RequestFacts wanted = prompt.Facts;
                Assert.Equal(wanted, Scanned.Facts(OpenAi(prompt.System, prompt.Text).ToJsonString(writing)));

                // There the instructions are no message.
                RequestFacts beside = RequestFacts.Of(
                    [new(ChatRole.User, prompt.Text)], new ChatOptions { Instructions = prompt.System });
                Assert.Equal(beside, Scanned.Facts(Anthropic(prompt.System, prompt.Text).ToJsonString(writing)));
                Assert.Equal(beside, Scanned.Facts(Gemini(prompt.System, prompt.Text).ToJsonString(writing)));
                Assert.Equal(beside, Scanned.Facts(Responses(prompt.System, prompt.Text).ToJsonString(writing)));
            }
        }
    }

    [Theory]
    [InlineData("a😀")]
    [InlineData("ab😀 c")]
    [InlineData("```😀😀\"")]
    public void Of_a_long_text_that_is_cut_within_a_character_of_two_escapes(string repeated)
    {
        for (int length = 1; length <= repeated.Length; length++)
        {
            string text = repeated[^length..] is var end && char.IsLowSurrogate(end[0]) ? end[1..] : end;
            text += string.Concat(Enumerable.Repeat(repeated, 200));
            RequestFacts wanted = RequestFacts.Of(
                [new ChatMessage(ChatRole.User, [new TextContent(text), new TextContent(text)])]);
            var part = new JsonObject { ["type"] = "text", ["text"] = text };
            var message = new JsonObject { ["role"] = "user", ["content"] = new JsonArray(part, part.DeepClone()) };
            Assert.Equal(wanted, Scanned.Facts(
                new JsonObject { ["messages"] = new JsonArray(message) }.ToJsonString()));
        }
    }

    // Letters of one to four bytes, and those that JSON escapes, in texts shorter and longer than what is looked at.
    [Fact]
    public void Of_any_texts_in_any_number_of_parts()
    {
        string[] pieces =
            ["a", " ", "\n", "\n\n", "\"", "\\", "ü", "中", "😀", "prove", "```", "- x = 1", "\u0001", "word "];
        Gen<string> text = Gen.Elements(pieces).ListOf().Select(some => string.Concat(some));
        Gen<string> some = Gen.OneOf(text, text.Select(one => string.Concat(Enumerable.Repeat(one, 60))));
        Prop.ForAll(some.ListOf().Where(parts => parts.Count < 8).ToArbitrary(), parts =>
        {
            RequestFacts wanted = RequestFacts.Of(
                [new ChatMessage(ChatRole.User, [.. parts.Select(part => new TextContent(part))])]);
            var content = new JsonArray(
                [.. parts.Select(part => (JsonNode)new JsonObject { ["type"] = "text", ["text"] = part })]);
            var body = new JsonObject
            {
                ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = content }),
            };
            Assert.Equal(wanted, Scanned.Facts(body.ToJsonString()));
            Assert.Equal(wanted, Scanned.Facts(body.ToJsonString(Readable)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void Of_a_conversation_that_ends_with_a_tool()
    {
        RequestFacts wanted = RequestFacts.Of(
        [
            new(ChatRole.System, "Be brief."), new(ChatRole.User, "Why is it late?"),
            new(ChatRole.Assistant, "I look."),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "snow")]),
        ]);
        RequestFacts found = Scanned.Facts("""
            {"messages":[{"content":"Be brief.","role":"system"},{"content":"Why is it late?","role":"user"},
             {"role":"assistant","content":"I look."},{"role":"tool","tool_call_id":"","content":"snow"}]}
            """);
        Assert.Equal(wanted, found);
        Assert.Equal((1, true), (found.Turns, found.Has(RequestTraits.ToolResult)));
    }

    [Fact]
    public void Of_options()
    {
        RequestFacts wanted = RequestFacts.Of([new(ChatRole.User, "Name a river.")], new ChatOptions
        {
            MaxOutputTokens = 50,
            Temperature = 0,
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High },
            ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("{}").RootElement),
            AdditionalProperties = new() { ["pointsman.task"] = "geography", ["pointsman.private"] = true },
        });
        Assert.Equal(wanted, Scanned.Facts("""
            {"messages":[{"role":"user","content":"Name a river."}],"max_tokens":50,"temperature":0,
             "reasoning_effort":"high","response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{}}},
             "metadata":{"user":"7","pointsman.task":"geography","pointsman.private":"yes"}}
            """));
    }

    private static JsonObject OpenAi(string? system, string text)
    {
        var messages = new JsonArray();
        if (system is not null)
        {
            messages.Add(new JsonObject { ["role"] = "system", ["content"] = system });
        }

        messages.Add(new JsonObject { ["role"] = "user", ["content"] = text });
        return new JsonObject { ["model"] = "m", ["messages"] = messages };
    }

    private static JsonObject Anthropic(string? system, string text)
    {
        JsonObject body = OpenAi(null, text);
        if (system is not null)
        {
            body["system"] = system;
        }

        return body;
    }

    private static JsonObject Gemini(string? system, string text)
    {
        static JsonObject Said(string one) => new() { ["parts"] = new JsonArray(new JsonObject { ["text"] = one }) };
        var body = new JsonObject { ["contents"] = new JsonArray(Said(text)) };
        if (system is not null)
        {
            body["systemInstruction"] = Said(system);
        }

        return body;
    }

    private static JsonObject Responses(string? system, string text)
    {
        var body = new JsonObject { ["input"] = text };
        if (system is not null)
        {
            body["instructions"] = system;
        }

        return body;
    }
}
