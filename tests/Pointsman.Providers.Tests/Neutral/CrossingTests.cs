using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Neutral;

/// <summary>What goes into one protocol comes out of the other, whatever it is and however it was cut.</summary>
public sealed class CrossingTests
{
    private static readonly OpenAiChatClientWire Chat = OpenAiChatClientWire.Instance;
    private static readonly AnthropicClientWire Messages = AnthropicClientWire.Instance;

    private static readonly ChatAsk Ask = Told.Ask(
        Chat, """{"model":"m","messages":[{"role":"user","content":"x"}]}""");

    private static readonly Gen<string> Texts = Gen.Elements(
        "a", " ", "é", "ẞ", "漢", "😀", "👩‍🚀", "\"", "\\", "\\u00e9", "/", "\n", "\r\n", "\t", "\u2028", "\u0001",
        "\ufffd", "<", "&", "+", "{", "}", "[", "data: [DONE]", "e\u0301", "\u200f")
        .ArrayOf().Select(string.Concat);

    private static readonly Gen<int[]> Cuts = Gen.Choose(0, 200).ArrayOf();

    private static readonly Gen<string> Arguments =
        from key in Texts
        from value in Texts
        from number in Gen.Elements("1.0", "1e2", "-0.0", "12345678901234567890", "0.10")
        from loose in Gen.Elements("", " ", "\n")
        select $"{{{loose}{JsonSerializer.Serialize(key)}:{loose}{Bare(value)},\"n\":{number}{loose},\"l\":[{{}}]}}";

    [Fact]
    public void Any_text_of_a_user_comes_through_both_protocols() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        ChatAsk first = Told.Ask(Chat, Body(text));
        if (string.IsNullOrWhiteSpace(text))
        {
            return true; // Anthropic takes no blank text, and none is sent.
        }

        ChatAsk second = Told.Ask(Messages, Told.Write(AnthropicProviderWire.Instance, first).Body);
        ChatAsk third = Told.Ask(Chat, Told.Write(OpenAiChatProviderWire.Instance, second).Body);
        return text == first.Messages[0].Text && text == second.Messages[0].Text && text == third.Messages[0].Text;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_arguments_of_a_call_come_through_both_protocols_letter_for_letter() => Prop.ForAll(
        Arguments.ToArbitrary(), arguments =>
        {
            ChatAsk ask = Ask with
            {
                Messages =
                [
                    new ChatMessage(ChatRole.User, "x"),
                    new ChatMessage(ChatRole.Assistant, [ToolArguments.Call("c", "f", arguments)]),
                ],
            };
            ChatAsk second = Told.Ask(Messages, Told.Write(AnthropicProviderWire.Instance, ask).Body);
            ChatAsk third = Told.Ask(Chat, Told.Write(OpenAiChatProviderWire.Instance, second).Body);
            return arguments == ToolArguments.Text((FunctionCallContent)third.Messages[1].Contents[0]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Arguments_of_the_greatest_depth_are_written()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 64)) + "1" + new string('}', 64);
        ChatAsk ask = Ask with { Messages = [new(ChatRole.Assistant, [ToolArguments.Call("c", "f", deep)])] };
        Assert.Contains(deep, Told.Write(AnthropicProviderWire.Instance, ask).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_was_cut_anywhere_says_the_same_after_crossing_both_protocols_twice() => Prop.ForAll(
        (from text in Texts
         from arguments in Arguments
         from more in Arguments
         from cuts in Cuts
         select (text, arguments, more, cuts)).ToArbitrary(),
        sample =>
        {
            (string text, string arguments, string more, int[] cuts) = sample;
            string[] events = Chunks(text, arguments, more, cuts);
            List<ChatResponseUpdate> read = Told.Read(OpenAiChatProviderWire.Instance.BeginStream(), events);
            string anthropic = Told.Stream(Messages, Ask, read);
            List<ChatResponseUpdate> again =
                Told.Read(AnthropicProviderWire.Instance.BeginStream(), Told.Events(anthropic));
            string chat = Told.Stream(Chat, Ask, again);
            List<ChatResponseUpdate> last =
                Told.Read(OpenAiChatProviderWire.Instance.BeginStream(), Told.Events(chat));
            return new[] { read, again, last }.All(updates =>
                text == string.Concat(updates.Select(update => update.Text))
                && Told.Contents<FunctionCallContent>(updates).Select(ToolArguments.Text)
                    .SequenceEqual([arguments, more])
                && updates.Any(update => update.FinishReason == ChatFinishReason.ToolCalls));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_broken_input_makes_a_reader_throw() => Prop.ForAll(
        (from body in Gen.Elements(Bodies)
         from places in Cuts
         from bytes in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf()
         select Broken(body, places, bytes)).ToArbitrary(),
        body =>
        {
            foreach (IClientWire wire in (IClientWire[])[Chat, Messages])
            {
                ChatAsk? ask = wire.ReadAsk(body, "m", false, out WireError? error);
                Assert.Equal(ask is null, error is not null);
            }

            foreach (IProviderWire wire in
                (IProviderWire[])[OpenAiChatProviderWire.Instance, AnthropicProviderWire.Instance])
            {
                ChatResponse? answer = wire.ReadAnswer(body, out WireError? error);
                Assert.Equal(answer is null, error is not null);
                Assert.NotEmpty(wire.ReadError(500, body).Message);
                UpdateReader reader = wire.BeginStream();
                reader.Read(null, body, []);
                reader.End([]);
            }
        }).QuickCheckThrowOnFailure();

    private static readonly string[] Bodies =
    [
        """
        {"model":"m","max_tokens":5,"system":"s","messages":[{"role":"user","content":[{"type":"text","text":"a\u00e9"},
         {"type":"image_url","image_url":{"url":"data:image/png;base64,AAEC"}}]},{"role":"assistant","tool_calls":[
         {"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}],"tools":[{"name":"f"}],"stop":["a"]}
        """,
        """
        {"id":"i","choices":[{"index":0,"delta":{"content":"a\ud83d\ude00","tool_calls":[{"index":0,"id":"c",
         "function":{"name":"f","arguments":"{"}}]},"finish_reason":"stop","logprobs":{}}],"usage":{"prompt_tokens":1}}
        """,
        """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"f"}}""",
        """{"content":[{"type":"text","text":"a"}],"stop_reason":"end_turn","usage":{"input_tokens":1}}""",
        """{"error":{"type":"x","message":"m","code":3,"param":null}}""",
    ];

    private static byte[] Broken(string body, int[] places, byte[] bytes)
    {
        byte[] broken = Encoding.UTF8.GetBytes(body);
        foreach ((int place, byte value) in places.Zip(bytes))
        {
            broken[place % broken.Length] = value;
        }

        return broken;
    }

    private static string Body(string text) => new JsonObject
    {
        ["model"] = "m",
        ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }),
    }.ToJsonString();

    // Half of the texts are written with escapes and half with the letters themselves.
    private static string Bare(string text) => text.Length % 2 == 0
        ? JsonSerializer.Serialize(text)
        : "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";

    private static string[] Chunks(string text, string first, string second, int[] cuts)
    {
        List<string> deltas = [.. Pieces(text, cuts).Select(piece => $"\"content\":{Escaped(piece)}")];
        string[] left = [.. Pieces(first, cuts)];
        string[] right = [.. Pieces(second, [.. cuts.Select(cut => cut / 2)])];
        deltas.Add(CallDelta(0, "\"id\":\"a\",", "\"name\":\"f\",", ""));
        deltas.Add(CallDelta(1, "\"id\":\"b\",", "\"name\":\"g\",", ""));
        for (int i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            deltas.AddRange(left.Skip(i).Take(1).Select(piece => CallDelta(0, "", "", piece)));
            deltas.AddRange(right.Skip(i).Take(1).Select(piece => CallDelta(1, "", "", piece)));
        }

        return
        [
            .. deltas.Select(delta => $"{{\"choices\":[{{\"index\":0,\"delta\":{{{delta}}}}}]}}"),
            """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""", "[DONE]",
        ];
    }

    private static string CallDelta(int index, string id, string name, string piece) =>
        $"\"tool_calls\":[{{{id}\"index\":{index},\"function\":{{{name}\"arguments\":{Escaped(piece)}}}}}]";

    private static IEnumerable<string> Pieces(string text, int[] cuts)
    {
        int from = 0;
        foreach (int cut in cuts.Where(cut => cut < text.Length).Distinct().Order())
        {
            yield return text[from..cut];
            from = cut;
        }

        yield return text[from..];
    }

    // Every unit as an escape, so that a piece may end with half a character.
    private static string Escaped(string piece) =>
        "\"" + string.Concat(piece.Select(unit => $"\\u{(int)unit:x4}")) + "\"";
}
