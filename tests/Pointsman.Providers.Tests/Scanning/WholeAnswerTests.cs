using Xunit;
using static Pointsman.Providers.StreamEvents;
using static Pointsman.Providers.Tests.Scanning.Scanned;

namespace Pointsman.Providers.Tests.Scanning;

/// <summary>Answers that are no streams.</summary>
public sealed class WholeAnswerTests
{
    [Theory]
    [InlineData("OpenAiChat", """
        {"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"12345678"},"finish_reason":"stop"}],
         "usage":{"prompt_tokens":7,"completion_tokens":3}}
        """, "stop")]
    [InlineData("OpenAiResponses", """
        {"id":"r","status":"completed","error":null,"output":[{"type":"message","content":[
          {"type":"output_text","text":"12345678"}]}],"usage":{"input_tokens":7,"output_tokens":3}}
        """, "completed")]
    [InlineData("Anthropic", """
        {"type":"message","content":[{"type":"text","text":"12345678"}],"stop_reason":"end_turn",
         "usage":{"input_tokens":7,"output_tokens":3}}
        """, "end_turn")]
    [InlineData("Gemini", """
        {"candidates":[{"content":{"parts":[{"text":"12345678"}]},"finishReason":"STOP"}],
         "usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":3}}
        """, "STOP")]
    public void A_whole_answer_tells_content_finish_and_usage(string format, string body, string finish)
    {
        AnswerScanner scanner = Scanner(format);
        StreamEvents seen = scanner.Answer(body);
        Assert.Equal(Content | StreamEvents.Usage, seen & (Content | StreamEvents.Usage | Bad | Error));
        Assert.Equal((finish, 8L), (scanner.Finish, scanner.OutputBytes));
        Assert.Equal(("7 0 0+0 3 0", UsageQuality.Exact), scanner.Settled());
    }

    [Theory]
    [InlineData("OpenAiChat")]
    [InlineData("OpenAiResponses")]
    [InlineData("Anthropic")]
    [InlineData("Gemini")]
    public void What_is_no_answer_of_the_protocol_is_bad(string format)
    {
        foreach (string body in (string[])[
            "", "{}", "[]", "null", "5", "<html></html>", "{\"choices\":[]}", "{\"a\":1", "{\"object\":\"list\",\"data\":[]}", "{} {}"])
        {
            Assert.Equal(Bad, Scanner(format).Answer(body) & Bad);
        }
    }

    [Theory]
    [InlineData("OpenAiChat", """{"error":{"message":"busy"}}""")]
    [InlineData("OpenAiResponses", """{"status":"failed","error":{"message":"busy"}}""")]
    [InlineData("Anthropic", """{"type":"error","error":{"message":"busy"}}""")]
    [InlineData("Gemini", """{"error":{"message":"busy"}}""")]
    public void An_error_in_place_of_an_answer_is_an_error(string format, string body)
    {
        AnswerScanner scanner = Scanner(format);
        Assert.Equal(Error, scanner.Answer(body) & (Error | Bad));
        Assert.Equal("busy", scanner.Error!.Message);
    }

    [Theory]
    [InlineData("""{"object":"list","data":[{"embedding":[0.1]}],"usage":{"prompt_tokens":7,"total_tokens":7}}""", "7 0 0+0 0 0")]
    [InlineData("""{"input_tokens":7}""", "100 0 0+0 0 0")]
    [InlineData("""{"embedding":{"values":[1]},"usageMetadata":{"promptTokenCount":7}}""", "7 0 0+0 0 0")]
    [InlineData("""{"data":[{"usage":{"prompt_tokens":9}}]}""", "100 0 0+0 0 0")]
    public void Of_other_answers_only_usage_is_taken(string body, string counts)
    {
        AnswerScanner scanner = AnswerScanner.ForOthers();
        Assert.Equal(Content, scanner.Answer(body) & ~StreamEvents.Usage);
        Assert.Equal(counts, scanner.Settled().Counts);
    }

    [Theory]
    [InlineData("""{"data":[],"usage":{"prompt_tokens":7,"total_tokens":7}}""", UsageQuality.Exact)]
    [InlineData("""{"data":[]}""", UsageQuality.Estimated)]
    public void Of_vectors_the_input_is_all_that_there_is_to_tell(string body, UsageQuality quality)
    {
        AnswerScanner scanner = AnswerScanner.ForOthers();
        scanner.Answer(body);
        scanner.Settle(100, complete: true, out UsageQuality found);
        Assert.Equal(quality, found);
    }

    [Theory]
    [InlineData("""{"error":{"message":"busy"}}""", Error)]
    [InlineData("""{"error":null}""", None)]
    [InlineData("[]", Bad)]
    [InlineData("", Bad)]
    [InlineData("{", Bad)]
    [InlineData("{} x", Bad)]
    public void Of_other_answers_errors_and_nonsense_are_seen(string body, StreamEvents seen) =>
        Assert.Equal(seen, AnswerScanner.ForOthers().Answer(body) & (Error | Bad));

    [Fact]
    public void Other_answers_do_not_stream() => Assert.Equal(Bad, AnswerScanner.ForOthers().Event("{}"));
}
