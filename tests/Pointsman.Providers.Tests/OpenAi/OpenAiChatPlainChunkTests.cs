using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.OpenAi;

/// <summary>What is read of a chunk without a document is what a document of it says.</summary>
public sealed class OpenAiChatPlainChunkTests
{
    private static readonly string[] Texts =
    [
        "\"Hel\"", "\"Hel\"", "\"\"", "null", "7", "\"\\ud83d\"", "\"\\ude00 lo\"", "\"\\u00e9\\n\\\"\"", "\"🙂é\"",
        "{}", "[{\"type\":\"text\",\"text\":\"part\"}]", "[{\"type\":\"thinking\",\"thinking\":\"hm\"}]", "true",
    ];

    private static readonly string[] Numbers =
        ["1700000000", "0", "-3", "0.0", "1.5", "1e3", "99999999999999999999", "null", "\"1\"", "253402300799", "{}"];

    private static readonly string[] Odd =
    [
        "null", "null", "\"\"", "\"stop\"", "\"length\"", "0", "{}", "[]", "{\"message\":\"no\"}", "{\"content\":[]}",
        "{\"prompt_tokens\":3,\"completion_tokens\":4}", "{\"usage\":{\"completion_tokens\":9}}", "{\"\\ud83d\":1}",
        "[{\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]", "{\"deep\":[[[{}]]]}",
    ];

    // A name that fits is drawn more often than one that does not.
    private static readonly (string Name, string[] Values)[] Root =
    [
        ("id", Texts), ("model", Texts), ("created", Numbers), ("object", Texts), ("system_fingerprint", Texts),
        ("service_tier", Texts), ("usage", Odd), ("error", Odd), ("x_groq", Odd), ("other", Odd), ("\\u0069d", Texts),
        ("\\ud83d", Texts),
    ];

    private static readonly (string Name, string[] Values)[] Choice =
    [
        ("index", ["0", "0", "0", "1", "0.0", "null", "\"0\""]), ("finish_reason", Odd), ("logprobs", Odd),
        ("usage", Odd), ("error", Odd), ("message", Odd), ("content_filter_results", Odd),
    ];

    private static readonly (string Name, string[] Values)[] Delta =
    [
        ("content", Texts), ("content", Texts), ("role", ["\"assistant\"", "null", "5"]), ("reasoning", Texts),
        ("reasoning_content", Texts), ("tool_calls", Odd), ("images", Odd), ("refusal", Texts), ("other", Odd),
    ];

    [Theory]
    [InlineData("""{"id":"i","object":"chunk","created":1,"model":"m","choices":[{"index":0,DELTA}]}""")]
    [InlineData("""{"choices":[{DELTA,"finish_reason":null,"logprobs":null}],"usage":null,"obfuscation":"x"}""")]
    [InlineData("""{"id":"i","system_fingerprint":"f","service_tier":"t","choices":[{DELTA}],"x":{"a":[1]}} """)]
    public void The_usual_pieces_are_read_without_a_document(string chunk)
    {
        foreach (string delta in (string[])
            ["\"content\":\"a\\nb\"", "\"role\":\"assistant\",\"content\":\"\"", "", "\"reasoning_content\":\"hm\""])
        {
            string text = chunk.Replace("DELTA", $"\"delta\":{{{delta}}}", StringComparison.Ordinal);
            Assert.True(new OpenAiChatPlainChunk().TryRead(Told.Bytes(text.Trim())), text);
            Assert.True(Same([text, text]), text);
        }
    }

    [Theory]
    [InlineData("""{"choices":[{"delta":{},"finish_reason":"stop"}]}""")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":[{"delta":{}},{"delta":{"content":"b"}}]}""")]
    [InlineData("""{"choices":[{"index":1,"delta":{"content":"b"}}]}""")]
    [InlineData("""{"choices":[{"delta":{"content":"\ud83d"}}]}""")]
    [InlineData("""{"choices":[{"delta":{"content":"a"}}],"a":{"\ud83d":1}}""")]
    [InlineData("""{"choices":[{"delta":{"content":"a"}}]}{}""")]
    [InlineData("""{"choices":[{"delta":{"content":"a"}}]""")]
    [InlineData("[]")]
    [InlineData("")]
    public void All_else_is_left_to_the_document(string chunk)
    {
        Assert.False(new OpenAiChatPlainChunk().TryRead(Told.Bytes(chunk)));
        Assert.True(Same([chunk]));
    }

    [Fact]
    public void Both_ways_read_the_same_of_any_chunks() => Prop.ForAll<int[]>(drawn =>
        Same([.. Enumerable.Range(0, 3).Select(at => Chunk(new Draws(drawn, at)))]))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(60));

    private static string Chunk(Draws draws)
    {
        string delta = Fields(draws, Delta, 3);
        string choice = Fields(draws, Choice, 2, $"\"delta\":{{{delta}}}");
        string more = draws.Next(8) == 0 ? $",{{{Fields(draws, Choice, 2, "\"delta\":{\"content\":\"b\"}")}}}" : "";
        string all = $"{{{Fields(draws, Root, 3, $"\"choices\":[{{{choice}}}{more}]")}}}";
        return draws.Next(12) switch
        {
            0 => all[..draws.Next(all.Length)],
            1 => all.Insert(draws.Next(all.Length), "}"),
            2 => $" {all} ",
            _ => all,
        };
    }

    private static string Fields(Draws draws, (string Name, string[] Values)[] known, int most, string? always = null)
    {
        var fields = new List<string>();
        for (int left = draws.Next(most + 1); left > 0; left--)
        {
            (string name, string[] values) = known[draws.Next(known.Length)];
            fields.Add($"\"{name}\":{values[draws.Next(values.Length)]}");
        }

        if (always is not null)
        {
            fields.Insert(draws.Next(fields.Count + 1), always);
        }

        return string.Join(',', fields);
    }

    private static bool Same(string[] chunks) =>
        Read(new OpenAiChatUpdateReader(new OpenAiChatPlainChunk()), chunks)
        == Read(new OpenAiChatUpdateReader(null), chunks);

    // All that there is to tell of what was read, but for ids of calls that are made up.
    private static string Read(UpdateReader reader, string[] chunks)
    {
        var told = new StringBuilder();
        foreach (ChatResponseUpdate update in Told.Read(reader, chunks))
        {
            told.AppendLine(
                $"{update.ResponseId}|{update.ModelId}|{update.CreatedAt}|{update.Role}|{update.FinishReason}");
            foreach (AIContent content in update.Contents)
            {
                told.AppendLine(content switch
                {
                    TextContent text => $"  text {text.Text}",
                    TextReasoningContent thought => $"  thought {thought.Text}",
                    FunctionCallContent call => $"  call {call.Name} {call.Arguments?.Count}",
                    ToolCallDelta piece => $"  piece {piece.Name} {piece.Arguments}",
                    UsageContent usage => $"  usage {usage.Details.InputTokenCount} {usage.Details.OutputTokenCount}",
                    _ => $"  {content.GetType().Name}",
                });
            }

            foreach ((string key, object? value) in update.AdditionalProperties ?? [])
            {
                told.AppendLine($"  {key} {value}");
            }
        }

        return told.AppendLine($"{reader.IsComplete} {reader.Error} {reader.BadEvents}").ToString();
    }

    /// <summary>Numbers that were drawn, taken one after the other and from the beginning again.</summary>
    private sealed class Draws(int[] drawn, int from)
    {
        private int _at = from * 17;

        public int Next(int below)
        {
            int at = _at++;
            return drawn.Length == 0 ? 0 : (int)((uint)(drawn[at % drawn.Length] + (at / drawn.Length)) % (uint)below);
        }
    }
}
