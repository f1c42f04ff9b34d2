using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Server.Tests;

/// <summary>What is blacked out in prompts, whole answers and streams, and what is left alone.</summary>
public sealed class RedactionTests
{
    private static readonly RedactionRule Email = Rule("email", "[a-z.]+@[a-z]+\\.[a-z]+");
    private static readonly RedactionRule Card = Rule("card", "\\b[0-9]{16}\\b");

    private static RedactionRule Rule(string name, string pattern) =>
        new(name, new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    private static string Body(string body, params RedactionRule[] rules) =>
        Encoding.UTF8.GetString(new Redaction(rules).Body(Encoding.UTF8.GetBytes(body)));

    private static string Events(string answer, params RedactionRule[] rules) => Encoding.UTF8.GetString(
        new Redaction(rules).Answer(Encoding.UTF8.GetBytes(answer), "text/event-stream; charset=utf-8", grew: false));

    [Theory]
    [InlineData("""{"a":"mail ann@b.de now"}""", """{"a":"mail [email] now"}""")]
    [InlineData("""{"a":"ann\u0040b.de"}""", """{"a":"[email]"}""")]
    [InlineData("""{"a":"\u0061nn@b\u002Ede \"x\"\n"}""", """{"a":"[email] \"x\"\n"}""")]
    [InlineData("""{"ann@b.de":1}""", """{"[email]":1}""")]
    [InlineData("""[["ann@b.de"], {"a" : {"b":["c@d.e"]}}]""", """[["[email]"], {"a" : {"b":["[email]"]}}]""")]
    [InlineData("""{"card":4111111111111111}""", """{"card":"[card]"}""")]
    [InlineData("""{"vector":[0.4111111111111111]}""", """{"vector":[0.4111111111111111]}""")]
    [InlineData("""{"arguments":"{\"to\":\"ann\\u0040b.de\"}"}""", """{"arguments":"{\"to\":\"[email]\"}"}""")]
    [InlineData("""{"a":"say {\"to\":\"ann\\u0040b.de\"}"}""", """{"a":"say {\"to\":\"[email]\"}"}""")]
    [InlineData("ann@b.de is no JSON", "[email] is no JSON")]
    [InlineData("", "")]
    public void What_a_rule_finds_is_blacked_out_however_it_is_written(string body, string stored) =>
        Assert.Equal(stored, Body(body, Email, Card));

    [Theory]
    [InlineData("""{ "a" : "\u00e9\/", "n": 1.50, "a": 1E+2,	"b":[ ] }""")]
    [InlineData("""{"a":"\ud800","b":"\q"}""")]
    public void What_holds_nothing_to_black_out_stays_byte_for_byte(string body) =>
        Assert.Equal(body, Body(body, Email, Card));

    [Theory]
    [InlineData("""{"a":"ann\u0040b.de and no en""", """{"a":"[email] and no en""")]
    [InlineData("""{"a":"to ann\u0040b.de""", """{"a":"to [email]""")]
    [InlineData("""{"a":"ann\u0040b.de\u00""", """{"a":"[email]""")]
    [InlineData("""{"a":"ann\u0040b.de\""", """{"a":"[email]""")]
    [InlineData("""{"a":1} and ann@b.de""", """{"a":1} and [email]""")]
    [InlineData("""}}{{"a":"x" ann@b.de""", """}}{{"a":"x" [email]""")]
    [InlineData("""{"a":"ann\u0040b.de","b":tru""", """{"a":"[email]","b":tru""")]
    public void What_is_cut_or_damaged_is_redacted_too(string body, string stored) =>
        Assert.StartsWith(stored, Body(body, Email));

    [Fact]
    public void Each_rule_sees_what_the_one_before_left()
    {
        RedactionRule name = Rule("name", "ann");
        Assert.Equal("""{"a":"[email]"}""", Body("""{"a":"ann@b.de"}""", Email, name));
        Assert.Equal("""{"a":"[name]@b.de"}""", Body("""{"a":"ann@b.de"}""", name, Email));
    }

    [Fact]
    public void Without_rules_nothing_changes()
    {
        const string stream = "data: {\"a\":\"ann@b.de\"}\r\n\r\n";
        Assert.Equal(stream, Events(stream));
    }

    [Fact]
    public void Log_probabilities_say_the_text_again_and_are_left_out()
    {
        Assert.Equal(
            """{"choices":[{"logprobs":null,"text":"[email]"}]}""",
            Body("""{"choices":[{"logprobs":{"content":[{"token":"ann@"},{"token":"b.de"}]},"text":"ann@b.de"}]}""", Email));
        Assert.Equal("""{"logprobs":true}""", Body("""{"logprobs":true}""", Email));
    }

    [Theory]
    [InlineData("""{"choices":[{"index":0,"delta":{"content":"#"}}]}""")]
    [InlineData("""{"choices":[{"delta":{"content":"#"},"index":0}]}""")]
    [InlineData("""{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"#"}}""")]
    [InlineData("""{"type":"response.output_text.delta","item_id":"m","output_index":0,"delta":"#","sequence_number":1}""")]
    [InlineData("""{"candidates":[{"content":{"role":"model","parts":[{"text":"#"}]}}]}""")]
    public void What_is_spread_over_events_of_a_stream_is_found(string form)
    {
        string[] parts = ["to a", "nn", "\\u0040b", ".d", "e!"];
        string stream = string.Concat(parts.Select(part => $"data: {form.Replace("#", part)}\n\n"));
        string[] stored = ["to [email]!", "", "", "", ""];
        Assert.Equal(
            string.Concat(stored.Select(part => $"data: {form.Replace("#", part)}\n\n")), Events(stream, Email));
        string list = "[" + string.Join(",", parts.Select(part => form.Replace("#", part))) + "]";
        Assert.Equal(
            "[" + string.Join(",", stored.Select(part => form.Replace("#", part))) + "]",
            Encoding.UTF8.GetString(new Redaction([Email]).Answer(
                Encoding.UTF8.GetBytes(list), "application/json", grew: true)));
    }

    [Fact]
    public void The_parts_of_several_choices_are_not_mixed_up()
    {
        static string Event(int choice, string text) =>
            $$$"""data: {"choices":[{"index":{{{choice}}},"delta":{"content":"{{{text}}}"}}]}""" + "\n\n";
        Assert.Equal(
            Event(0, "[email]") + Event(1, "well") + Event(0, "") + Event(1, " done"),
            Events(Event(0, "ann@") + Event(1, "well") + Event(0, "b.de") + Event(1, " done"), Email));
    }

    [Fact]
    public void Arguments_of_tools_are_found_in_parts_with_escapes_of_their_own()
    {
        static string Event(string head, string arguments) => "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":"
            + $"[{{\"index\":0,{head}\"function\":{{\"arguments\":{JsonSerializer.Serialize(arguments)}}}}}]}}}}]}}\n\n";
        string stored = Events(
            Event("\"id\":\"call_1\",\"type\":\"function\",", "{\"to\":\"ann\\u00") + Event("", "40b.de\"}")
            + "data: [DONE]\n\n",
            Email);
        Assert.DoesNotContain("ann", stored, StringComparison.Ordinal);
        Assert.Contains("[email]", stored, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", stored, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_texts_within_events_and_lines_that_are_no_data_are_redacted_as_well()
    {
        Assert.Equal(
            ": for [email]\nevent: done\ndata: {\"text\":\"[email]\"}\n\ndata: oops [email]\n\n",
            Events(": for ann@b.de\r\nevent: done\r\ndata:{\"text\":\"ann\\u0040b.de\"}\r\n\r\ndata: oops ann@b.de\n\n", Email));
    }

    [Fact]
    public void A_payload_over_several_lines_stays_one()
    {
        Assert.Equal("data: {\ndata: \"a\":\"[email]\"}\n\n", Events("data: {\ndata: \"a\":\"ann@b.de\"}\n\n", Email));
    }
}
