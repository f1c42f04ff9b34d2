using System.Text.Json;
using Xunit;
using static Pointsman.Providers.Tests.Scanning.Scanned;

namespace Pointsman.Providers.Tests.Scanning;

/// <summary>What the words of the last question tell, who said them, and what the sender says himself.</summary>
public sealed class WordFactsScanTests
{
    [Fact]
    public void The_last_question_is_looked_at_and_not_what_stands_before_or_behind_it()
    {
        RequestFacts facts = Facts("""
            {"messages":[{"role":"user","content":"Prove that there are infinitely many primes."},
             {"role":"assistant","content":"Prove it."},{"content":"Wie geht es dir heute?","role":"user"},
             {"role":"assistant","content":"Il est tard et je ne sais pas."}]}
            """);
        Assert.Equal((2, TextLanguage.De, false), (facts.Turns, facts.Language, facts.Has(RequestTraits.Maths)));
        Assert.Equal(ComplexityClass.Simple, facts.Complexity);
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"hi"},{"role":"tool","content":"urgent"}]}""", 1, true)]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"tool_result","content":"urgent"}]}]}""", 0, true)]
    [InlineData("""{"contents":[{"role":"user","parts":[{"functionResponse":{"text":"urgent"}}]}]}""", 0, true)]
    [InlineData("""{"input":["hi",{"type":"function_call_output","output":"urgent"}]}""", 1, true)]
    [InlineData("""{"input":[{"type":"function_call","arguments":"{}"}]}""", 0, false)]
    [InlineData("""{"messages":[{"role":"tool","content":"urgent"},{"role":"user","content":"hi"}]}""", 1, false)]
    public void The_result_of_a_tool_is_no_turn_of_the_user(string body, int turns, bool last)
    {
        RequestFacts facts = Facts(body);
        Assert.Equal((turns, last), (facts.Turns, facts.Has(RequestTraits.ToolResult)));
        Assert.False(facts.Has(RequestTraits.Urgent));
    }

    [Fact]
    public void The_largest_text_is_the_document() => Assert.Equal(
        1_000,
        Facts($$"""{"messages":[{"content":"{{new string('x', 4_000)}}"},{"content":"Why?"}]}""").Document);

    // An escape is as many bytes as the letter that it stands for.
    [Theory]
    [InlineData("""{"input":"\u0041\n\"\\"}""", 4)]
    [InlineData("""{"input":"\u00fc\u07ff"}""", 4)]
    [InlineData("""{"input":"\u4e2d\uffff"}""", 6)]
    [InlineData("""{"input":"\uD83D\uDE00"}""", 4)]
    public void Escapes_are_counted_as_what_they_stand_for(string body, int bytes) =>
        Assert.Equal(bytes, Facts(body).Characters);

    [Theory]
    [InlineData("x ``` y", true)]
    [InlineData("`a` and ``b`` and `c`", false)]
    [InlineData("`a` ```b```", true)]
    [InlineData("``", false)]
    public void A_fence_is_found_however_it_is_written(string text, bool code)
    {
        string plain = "{\"messages\":[{\"role\":\"assistant\",\"content\":\"" + text + "\"}]}";
        string escaped = plain.Replace("`", "\\u0060", StringComparison.Ordinal);
        Assert.Equal((code, code), (Facts(plain).Has(RequestTraits.Code), Facts(escaped).Has(RequestTraits.Code)));
    }

    [Fact]
    public void Hints_stand_in_the_metadata()
    {
        RequestHints hints = Facts("""
            {"metadata":{"user_id":"7","pointsman.task":"support.v2","pointsman.complexity":"complex",
              "pointsman.urgent":true,"pointsman.private":"yes","deep":{"pointsman.private":"no"}},"input":"hi"}
            """).Hints;
        Assert.Equal(
            new RequestHints
            {
                Task = "support.v2", Complexity = ComplexityClass.Complex, Urgent = true, Private = true,
            },
            hints);
    }

    [Theory]
    [InlineData("""{"metadata":null}""")]
    [InlineData("""{"metadata":"x"}""")]
    [InlineData("""{"metadata":{"pointsman.task":null}}""")]
    [InlineData("""{"x":{"pointsman.task":"a"}}""")]
    public void Without_hints_nothing_is_said(string body) => Assert.Equal(default, Facts(body).Hints);

    [Fact]
    public void A_name_written_with_escapes_is_heard() =>
        Assert.True(Facts("""{"metadata":{"pointsman\u002eprivate":"yes"}}""").Hints.Private);

    [Theory]
    [InlineData("pointsman.task", "\"My Task\"", "'metadata.pointsman.task' is 'My Task'; allowed: 1 to 64 of a-z")]
    [InlineData("pointsman.task", "\"\"", "allowed: 1 to 64")]
    [InlineData("pointsman.complexity", "\"hard\"", "is 'hard'; allowed: simple, medium, complex")]
    [InlineData("pointsman.urgent", "1", "'metadata.pointsman.urgent' is '1'; allowed: yes, no")]
    [InlineData("pointsman.private", "\"Yes!\"", "is 'Yes!'; allowed: yes, no")]
    [InlineData("pointsman.privat", "\"yes\"", "'metadata.pointsman.privat' is no hint; known: pointsman.task")]
    public void A_hint_that_cannot_be_heard_refuses_the_request(string name, string value, string says)
    {
        WireError error = Refused("{\"metadata\":{\"" + name + "\":" + value + "},\"input\":\"hi\"}");
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_may_have_64_letters_and_no_more()
    {
        static string Body(int letters) => JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["metadata"] = new Dictionary<string, string> { ["pointsman.task"] = new('a', letters) },
        });
        Assert.Equal(64, Facts(Body(64)).Hints.Task!.Length);
        Refused(Body(65));
    }
}
