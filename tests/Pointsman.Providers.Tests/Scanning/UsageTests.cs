using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Pointsman.Providers.Tests.Scanning.Scanned;

namespace Pointsman.Providers.Tests.Scanning;

/// <summary>What an answer used, told in every place and way, and not told.</summary>
public sealed class UsageTests
{
    private const string Chat = "OpenAiChat", Responses = "OpenAiResponses", Claude = "Anthropic", Gemini = "Gemini";

    [Theory]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":4,"total_tokens":14}""", "10 0 0+0 4 0")]
    [InlineData("""
        {"prompt_tokens":10,"prompt_tokens_details":{"cached_tokens":6,"audio_tokens":0},"completion_tokens":4,
        "completion_tokens_details":{"reasoning_tokens":3}}
        """, "4 6 0+0 1 3")]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":4,"prompt_cache_hit_tokens":6,"prompt_cache_miss_tokens":4}""", "4 6 0+0 4 0")]
    [InlineData("""
        {"input_tokens":10,"input_tokens_details":{"cached_tokens":6},"output_tokens":4,
        "output_tokens_details":{"reasoning_tokens":3}}
        """, "4 6 0+0 1 3")]
    [InlineData("""{"input_tokens":10,"cache_read_input_tokens":6,"cache_creation_input_tokens":5,"output_tokens":4}""", "10 6 5+0 4 0")]
    [InlineData("""
        {"input_tokens":10,"cache_read_input_tokens":6,"cache_creation_input_tokens":5,"cache_creation":
        {"ephemeral_5m_input_tokens":3,"ephemeral_1h_input_tokens":2},"output_tokens":4}
        """, "10 6 3+2 4 0")]
    [InlineData("""{"input_tokens":10,"cache_read_input_tokens":null,"output_tokens":4}""", "10 0 0+0 4 0")]
    [InlineData("""
        {"promptTokenCount":10,"cachedContentTokenCount":6,"candidatesTokenCount":4,"thoughtsTokenCount":3,
        "totalTokenCount":17,"promptTokensDetails":[{"modality":"TEXT","tokenCount":10}]}
        """, "4 6 0+0 4 3")]
    [InlineData("""{"promptTokenCount":10,"toolUsePromptTokenCount":5,"candidatesTokenCount":4}""", "15 0 0+0 4 0")]
    [InlineData("""{"prompt_tokens":10,"prompt_tokens_details":{"cached_tokens":60},"completion_tokens":4}""", "0 10 0+0 4 0")]
    public void Every_way_of_counting_comes_to_one(string usage, string counts)
    {
        var tally = new UsageTally();
        Read(ref tally, usage);
        Usage used = tally.ToUsage(1_000, 1_000);
        Assert.Equal(counts, $"{used.Input} {used.CachedInput} {used.CacheWrite}+{used.CacheWriteHour} {used.Output} {used.Reasoning}");
        Assert.Equal((true, true, false), (tally.HasInput, tally.HasOutput, tally.IsWrong));
    }

    [Theory]
    [InlineData("""{"prompt_tokens":-1,"completion_tokens":4}""")]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":100000001}""")]
    [InlineData("""{"prompt_tokens":99999999999999999999,"completion_tokens":4}""")]
    [InlineData("""{"prompt_tokens":"10","completion_tokens":4}""")]
    [InlineData("""{"prompt_tokens":1.5,"completion_tokens":4}""")]
    [InlineData("""{"prompt_tokens":{"a":[1]},"completion_tokens":4}""")]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":4,"completion_tokens_details":{"reasoning_tokens":-3}}""")]
    [InlineData("""{"prompt_tokens":true,"completion_tokens":4}""")]
    public void A_count_that_cannot_be_true_makes_all_of_it_a_lie(string usage)
    {
        AnswerScanner scanner = Scanner(Chat);
        scanner.Event("""{"choices":[{"delta":{"content":"12345678"},"finish_reason":"stop"}]}""");
        scanner.Event("""{"choices":[],"usage":""" + usage + "}");
        Assert.Equal(("100 0 0+0 2 0", UsageQuality.Estimated), scanner.Settled());
    }

    [Theory]
    [InlineData("\"lots\"")]
    [InlineData("5")]
    [InlineData("[{\"prompt_tokens\":1}]")]
    [InlineData("true")]
    public void Usage_that_is_no_object_is_a_lie_too(string usage)
    {
        AnswerScanner scanner = Scanner(Chat);
        scanner.Event("""{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1}}""");
        scanner.Event("""{"choices":[],"usage":""" + usage + "}");
        Assert.Equal(("100 0 0+0 0 0", UsageQuality.Estimated), scanner.Settled());
    }

    [Theory]
    [InlineData(Chat, """{"choices":[{"delta":{}}],"usage":{"prompt_tokens":7,"completion_tokens":3}}""")]
    [InlineData(Chat, """{"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3}}""")]
    [InlineData(Chat, """{"usage":{"completion_tokens":3,"prompt_tokens":7},"choices":[{"finish_reason":"stop"}]}""")]
    [InlineData(Responses, """{"type":"response.completed","response":{"usage":{"input_tokens":7,"output_tokens":3}}}""")]
    [InlineData(Claude, """{"type":"message_start","message":{"usage":{"input_tokens":7,"output_tokens":3}}}""")]
    [InlineData(Claude, """{"type":"message_delta","delta":{},"usage":{"input_tokens":7,"output_tokens":3}}""")]
    [InlineData(Gemini, """{"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":3}}""")]
    [InlineData(Gemini, """{"candidates":[],"usageMetadata":{"candidatesTokenCount":3,"promptTokenCount":7}}""")]
    public void Usage_is_found_in_each_of_its_places(string format, string data)
    {
        AnswerScanner scanner = Scanner(format);
        scanner.Event(data);
        Assert.Equal(("7 0 0+0 3 0", UsageQuality.Exact), scanner.Settled());
    }

    [Fact]
    public void Of_counts_that_come_again_the_last_word_stands()
    {
        AnswerScanner scanner = Scanner(Claude);
        scanner.Event("""{"type":"message_start","message":{"usage":{"input_tokens":7,"output_tokens":1,"cache_read_input_tokens":2}}}""");
        scanner.Event("""{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9}}""");
        Assert.Equal(("7 2 0+0 9 0", UsageQuality.Exact), scanner.Settled());
    }

    // Twelve bytes of text are three tokens; the request is taken to have a hundred.
    [Theory]
    [InlineData(null, true, "100 0 0+0 3 0", UsageQuality.Estimated)]
    [InlineData(null, false, "100 0 0+0 3 0", UsageQuality.Estimated)]
    [InlineData("""{"input_tokens":7}""", true, "7 0 0+0 3 0", UsageQuality.Partial)]
    [InlineData("""{"input_tokens":7}""", false, "7 0 0+0 3 0", UsageQuality.Partial)]
    [InlineData("""{"output_tokens":2}""", true, "100 0 0+0 2 0", UsageQuality.Partial)]
    [InlineData("""{"input_tokens":7,"output_tokens":2}""", true, "7 0 0+0 2 0", UsageQuality.Exact)]
    [InlineData("""{"input_tokens":7,"output_tokens":1}""", false, "7 0 0+0 3 0", UsageQuality.Partial)]
    [InlineData("""{"input_tokens":7,"output_tokens":50}""", false, "7 0 0+0 50 0", UsageQuality.Partial)]
    public void What_was_not_told_is_estimated_and_said_to_be(string? usage, bool complete, string counts, UsageQuality quality)
    {
        AnswerScanner scanner = Scanner(Claude);
        if (usage is not null)
        {
            scanner.Event("""{"type":"message_start","message":{"usage":""" + usage + "}}");
        }

        scanner.Event("""{"type":"content_block_delta","delta":{"text":"123456789012"}}""");
        Assert.Equal((counts, quality), scanner.Settled(complete: complete));
    }

    [Fact]
    public void Whatever_is_told_no_count_is_negative_and_nothing_stands_in_two_places() =>
        Prop.ForAll(Gen.Choose(0, 100_000).ListOf(5).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (n, complete) =>
        {
            AnswerScanner scanner = Scanner(Chat);
            scanner.Event($$$"""
                {"choices":[],"usage":{"prompt_tokens":{{{n[0]}}},"prompt_tokens_details":{"cached_tokens":{{{n[1]}}} },
                 "completion_tokens":{{{n[2]}}},"completion_tokens_details":{"reasoning_tokens":{{{n[3]}}} } } }
                """);
            Usage usage = scanner.Settle(n[4], complete, out UsageQuality quality);
            Assert.Equal(complete ? UsageQuality.Exact : UsageQuality.Partial, quality);
            Assert.Equal((n[0], n[2]), (usage.TotalInput, usage.TotalOutput));
            Assert.True(usage is { Input: >= 0, CachedInput: >= 0, Output: >= 0, Reasoning: >= 0 });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void Read(ref UsageTally tally, string usage)
    {
        var reader = new JsonWalker(Encoding.UTF8.GetBytes(usage));
        reader.Read();
        tally.Read(ref reader);
        Assert.Equal(JsonTokenType.EndObject, reader.TokenType);
        Assert.False(reader.Read());
    }
}
