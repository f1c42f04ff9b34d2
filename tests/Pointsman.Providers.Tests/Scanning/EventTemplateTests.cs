using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Pointsman.Providers.Tests.Scanning.Scanned;

namespace Pointsman.Providers.Tests.Scanning;

/// <summary>Reading an event by the one before it gives what reading it afresh gives.</summary>
public sealed class EventTemplateTests
{
    // What texts are made of: plain, special to JSON, more than one byte, and look-alikes of what stands around them.
    private static readonly string[] Bits =
    [
        "", "a", " the", "ü", "€", "😀", "\"", "\\", "\n", "\t", "\u0001", "\\n", "\\u00e4", "\"}", "\"}}]}", "{", "}",
        "\",\"text\":\"", "</s>", "[DONE]", "\u007f", "\u2028",
    ];

    private static readonly string[] ChatForms =
    [
        """{"id":"c","choices":[{"index":0,"delta":{"content":TEXT},"finish_reason":null}]}""",
        """{"choices":[{"delta":{"content":TEXT}}]}""",
        """{"choices":[{"delta":{"reasoning_content":TEXT}}],"usage":null}""",
        """{"choices":[{"delta":{"content":TEXT,"reasoning":TEXT}}]}""",
        """{"choices":[{"delta":{"content":TEXT}},{"delta":{"content":TEXT}}]}""",
        """{"choices":[{"delta":{"content":TEXT},"finish_reason":"stop"}]}""",
        """{"choices":[{"delta":{"content":TEXT}}],"usage":{"prompt_tokens":1,"completion_tokens":2}}""",
        """{"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":TEXT}}]}}]}""",
        """{"choices":[{"delta":{"content":TEXT,"tool_calls":[{"function":{"arguments":TEXT}}]}}]}""",
        """{"choices":[{"delta":{"content":TEXT}}],"error":null}""",
        """{"choices":[{"delta":{"content":TEXT}}""",
        """{"choices":[],"content":TEXT}""",
    ];

    private static readonly string[] ClaudeForms =
    [
        """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":TEXT}}""",
        """{"type":"content_block_delta","delta":{"text":TEXT},"type":"content_block_delta"}""",
        """{"type":"content_block_delta","delta":{"thinking":TEXT,"text":TEXT}}""",
        """{"type":"content_block_delta","delta":{"partial_json":TEXT}}""",
        """{"type":"content_block_delta","delta":{"text":TEXT},"usage":{"input_tokens":3,"output_tokens":4}}""",
        """{"type":"content_block_delta","delta":{"text":TEXT,"stop_reason":"end_turn"}}""",
        """{"type":"content_block_delta","delta":{"text":TEXT},"error":{"message":TEXT}}""",
        """{"type":"content_block_start","content_block":{"type":"text","text":TEXT}}""",
        """{"type":TEXT,"delta":{"text":"x"}}""",
        """{"type":"content_block_delta","delta":{"text":TEXT}""",
        """{"type":"message_delta","delta":{"text":TEXT}}""",
    ];

    public static TheoryData<string, string[]> Wires => new() { { "OpenAiChat", ChatForms }, { "Anthropic", ClaudeForms } };

    [Theory]
    [MemberData(nameof(Wires))]
    public void A_row_of_events_reads_as_each_of_them_alone(string format, string[] forms) =>
        Prop.ForAll(Rows(forms).ToArbitrary(), row =>
        {
            AnswerScanner one = Scanner(format);
            long bytes = 0;
            int bad = 0;
            foreach (string data in row)
            {
                AnswerScanner fresh = Scanner(format);
                StreamEvents wanted = fresh.Event(data);
                Assert.Equal((wanted, data), (one.Event(data), data));
                bytes += fresh.OutputBytes;
                bad += fresh.BadEvents;
            }

            Assert.Equal((bytes, bad), (one.OutputBytes, one.BadEvents));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void An_event_fits_when_only_its_text_differs()
    {
        var template = new EventTemplate();
        Assert.False(template.Fits("{\"a\":\"x\"}"u8, out _));
        template.Keep("{\"a\":\"x\"}"u8, 6, 7);
        Assert.True(template.Fits("{\"a\":\"x\"}"u8, out int same) && same == 1);
        Assert.True(template.Fits("{\"a\":\"longer €\"}"u8, out int longer) && longer == 10);
        foreach (string other in (string[])[
            "{\"a\":\"\"}", "{\"b\":\"x\"}", "{\"a\":\"x\"} ", "{\"a\":\"x\"", "{\"a\":\"\\n\"}", "{\"a\":\"x\",\"b\":\"x\"}",
            "{\"a\":\"\u0001\"}", "", "{\"a\":\"}"])
        {
            Assert.False(template.Fits(Encoding.UTF8.GetBytes(other), out _), other);
        }
    }

    [Fact]
    public void A_long_event_is_not_remembered_and_forgets_the_one_before_it()
    {
        var template = new EventTemplate();
        template.Keep("{\"a\":\"x\"}"u8, 6, 7);
        template.Keep(Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', 5_000)}\"}}"), 6, 5_006);
        Assert.False(template.Fits("{\"a\":\"x\"}"u8, out _));
    }

    private static Gen<string[]> Rows(string[] forms) =>
        from few in Gen.Elements(forms).ListOf(2)
        from count in Gen.Choose(1, 12)
        from row in Event(few).ListOf(count)
        select row.ToArray();

    private static Gen<string> Event(IReadOnlyList<string> forms) =>
        from form in Gen.Elements(forms.ToArray())
        from bits in Gen.Choose(0, 3).SelectMany(count => Gen.Elements(Bits).ListOf(count))
        from raw in Gen.Choose(0, 9)
        let text = string.Concat(bits)
        select form.Replace("TEXT", raw == 0 ? $"\"{text}\"" : Quoted(text), StringComparison.Ordinal);
}
