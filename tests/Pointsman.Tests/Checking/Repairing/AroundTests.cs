using Xunit;
using static Pointsman.JsonRepairs;

namespace Pointsman.Tests.Checking.Repairing;

/// <summary>What models write around JSON.</summary>
public sealed class AroundTests
{
    [Theory]
    [InlineData("""{"a": 1}""")]
    [InlineData(""" [ 1,  2 ] """)]
    [InlineData("\n{\"a\":\"```\"}\n")]
    [InlineData("\"text\"")]
    [InlineData("12")]
    [InlineData("null")]
    [InlineData("""{"a":"<think>","b":"// no comment"}""")]
    [InlineData("""{"a":"\ud83d\ude00"}""")]
    [InlineData("""{"a":1,"a":2}""")]
    public void Json_passes_through_as_it_is(string json)
    {
        RepairedJson repaired = JsonRepair.Repair(json);
        Assert.Same(json, repaired.Json);
        Assert.Equal(None, repaired.Repairs);
    }

    [Theory]
    [InlineData("```json\n{\"a\": 1}\n```", """{"a": 1}""", Fence)]
    [InlineData("```\n{\"a\": 1}\n```", """{"a": 1}""", Fence)]
    [InlineData("```JSON\n[1, 2]\n```\n", "[1, 2]", Fence)]
    [InlineData("```json {\"a\": 1} ```", """{"a": 1}""", Fence)]
    [InlineData("```javascript\n{\"a\": 1}\n```", """{"a": 1}""", Fence)]
    [InlineData("```json\n{\"a\": 1}", """{"a": 1}""", Fence)]
    [InlineData("{\"a\": 1}\n```", """{"a": 1}""", Fence)]
    [InlineData("Here it is:\n```json\n{\"a\": 1}\n```", """{"a": 1}""", Fence | Preamble)]
    [InlineData("```json\n{\"a\": 1}\n```\nI hope it helps!", """{"a": 1}""", Fence | Epilogue)]
    [InlineData("Sure!\n\n```json\n[]\n```\n\nAnything else?", "[]", Fence | Preamble | Epilogue)]
    [InlineData("A note {x}.\n```json\n{\"a\": 1}\n```", """{"a": 1}""", Fence | Preamble)]
    [InlineData("```json\n{\"a\": \"```js\\nx\\n```\"}\n```", "{\"a\": \"```js\\nx\\n```\"}", Fence)]
    [InlineData("```json\n{\"a\": 1}\n```\n```json\n{\"b\": 2}\n```", """{"a": 1}""", Fence | Epilogue)]
    public void A_fence_is_taken_off(string damaged, string wanted, JsonRepairs repairs) =>
        Repaired.Becomes(damaged, wanted, repairs);

    [Theory]
    [InlineData("Here is the JSON: {\"a\": 1}", """{"a": 1}""", Preamble)]
    [InlineData("Result:\n{\"a\": 1}", """{"a": 1}""", Preamble)]
    [InlineData("{\"a\": 1}\n\nLet me know if you need more.", """{"a": 1}""", Epilogue)]
    [InlineData("{\"a\": 1} is what you asked for", """{"a": 1}""", Epilogue)]
    [InlineData("The answer is {\"a\": 1}.", """{"a": 1}""", Preamble | Epilogue)]
    [InlineData("As of [today] it is: {\"a\": 1}", """{"a": 1}""", Preamble)]
    [InlineData("As [1] says:\n{\"a\": 1}", """{"a": 1}""", Preamble)]
    [InlineData("Use {name} here.\n{\"a\": 1}", """{"a": 1}""", Preamble)]
    [InlineData("An empty object is {} but here:\n{\"a\": 1}", """{"a": 1}""", Preamble)]
    [InlineData("The form was {\"a\": 0}, you know. Now:\n{\"a\": 1}", """{"a": 1}""", Preamble)]
    [InlineData("Answer: []", "[]", Preamble)]
    [InlineData("json\n{\"a\": 1}", """{"a": 1}""", Preamble)]
    [InlineData("{\"a\": 1}}", """{"a": 1}""", Epilogue)]
    [InlineData("{\"a\": 1},", """{"a": 1}""", Epilogue)]
    [InlineData("[1, 2]]", "[1, 2]", Epilogue)]
    [InlineData("{\"a\": 1};", """{"a": 1}""", Epilogue)]
    public void Words_before_and_behind_are_taken_off(string damaged, string wanted, JsonRepairs repairs) =>
        Repaired.Becomes(damaged, wanted, repairs);

    [Theory]
    [InlineData("{\"a\": 1}\n{\"b\": 2}", """{"a": 1}""", SeveralValues)]
    [InlineData("{\"a\": 1}{\"b\": 2}{\"c\": 3}", """{"a": 1}""", SeveralValues)]
    [InlineData("{\"a\": 1},\n{\"b\": 2}", """{"a": 1}""", SeveralValues)]
    [InlineData("[1]\n[2]", "[1]", SeveralValues)]
    [InlineData("Both:\n{\"a\": 1}\n{\"b\": 2}", """{"a": 1}""", SeveralValues | Preamble)]
    public void Of_several_values_the_first_is_taken(string damaged, string wanted, JsonRepairs repairs) =>
        Repaired.Becomes(damaged, wanted, repairs);

    [Theory]
    [InlineData("<think>maybe {\"a\": 0}</think>{\"a\": 1}", """{"a": 1}""", Thinking)]
    [InlineData("<think>\nhm [ { \n</think>\n\n{\"a\": 1}", """{"a": 1}""", Thinking)]
    [InlineData("<thinking>x</thinking>\n[1]", "[1]", Thinking)]
    [InlineData("<reasoning>x</reasoning>\n[1]", "[1]", Thinking)]
    [InlineData("I should count.\n</think>\n{\"a\": 1}", """{"a": 1}""", Thinking)]
    [InlineData("<think>x</think>\n```json\n{\"a\": 1}\n```", """{"a": 1}""", Thinking | Fence)]
    [InlineData("\uFEFF{\"a\": 1}", """{"a": 1}""", ByteOrderMark)]
    [InlineData("\uFEFF<think></think>ok: {\"a\": 1}", """{"a": 1}""", ByteOrderMark | Thinking | Preamble)]
    public void Thinking_and_a_byte_order_mark_are_taken_off(string damaged, string wanted, JsonRepairs repairs) =>
        Repaired.Becomes(damaged, wanted, repairs);

    [Theory]
    [InlineData("As in [1]:\n[2]\n{\"a\": 1}", """{"a": 1}""", JsonWanted.ObjectOnly)]
    [InlineData("The object {\"a\": 1} as a list:\n[1]", "[1]", JsonWanted.ArrayOnly)]
    public void Only_the_wanted_kind_is_looked_for(string damaged, string wanted, JsonWanted kind) =>
        Repaired.Becomes(damaged, wanted, Preamble, new JsonRepairOptions { Wanted = kind });

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("I cannot help with that.")]
    [InlineData("<think>It is {\"a\": 1}")]
    [InlineData("{name}")]
    [InlineData("{{name}} is {\"a\": 1}")]
    [InlineData("{ {\"a\": 1}, {\"b\": 2} }")]
    [InlineData("{\"a\": {\"b\": 1}}, \"c\": 2}")]
    [InlineData("{\"a\": {\"b\": 1}}}, \"c\": 2}")]
    [InlineData("{\"a\": 1}: 2}")]
    [InlineData("{\"a\": 1} \"b\": 2}")]
    [InlineData("{\"a\": {\"b\": 1}, \"c\" @ 2}")]
    [InlineData("[{\"a\": 1}, {\"b\" = 2}]")]
    [InlineData("(1, 2)")]
    [InlineData("a: 1\nb: 2")]
    public void Where_no_value_can_be_trusted_there_is_none(string damaged) => Repaired.Refused(damaged);

    [Fact]
    public void A_text_beyond_the_limit_is_not_looked_at()
    {
        var options = new JsonRepairOptions { MostCharacters = 10 };
        Repaired.Becomes("{\"a\": 12}", "{\"a\": 12}", None, options);
        Repaired.Refused("{\"a\": 12345}", options);
    }

    [Fact]
    public void Nesting_without_end_is_refused() => Repaired.Refused(new string('[', 100_000) + "x");

    [Theory]
    [InlineData("\"")]
    [InlineData("\",")]
    [InlineData("\",/*")]
    [InlineData("\",\"/*")]
    [InlineData("\" /*")]
    [InlineData("\" x ")]
    [InlineData("\",\"k\"")]
    [InlineData("\",             k")]
    [InlineData("\\")]
    [InlineData("{x")]
    [InlineData("[] ")]
    [InlineData("```")]
    [InlineData("' // ")]
    [InlineData("{\"a\":1} x ")]
    public void Long_texts_of_what_is_hard_to_read_come_to_an_end(string part)
    {
        string[] starts = ["{\"a\": \"", "[\"", "{'a': '", "", "[1, \"x\", "];
        foreach (string start in starts)
        {
            string text = start + string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)) + "*/ x";
            Assert.NotNull(JsonRepair.Repair(text));
        }
    }
}
