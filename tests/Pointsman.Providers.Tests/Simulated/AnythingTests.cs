using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

/// <summary>Whatever is asked, there is an answer or a refusal.</summary>
public sealed class AnythingTests : IDisposable
{
    private static readonly string[] Pieces =
    [
        "how many ", "sort ", "count the letter ", "translate to german ", "summarize ", "classify as ",
        "extract emails ", "write a function that ", "what is ", "99999999999999999999 ", "0.000000000001", " * ",
        " / 0 ", "^", "(", "A) x\n", "B) y\n", ": ", "\"", "'", "[[sim ", "answer=\"", "]]", "\n", "\ud83d\ude00",
        "\ud83d", ", ", "-", "each ", "12 ", "a@b.c ", "Rate from 1 to 5\nQuestion: x\nAnswer: ",
        "Answer A: a\nAnswer B: b\n", "json ", "keys ", "say ", "capital of France", "Paris and Rome ", "weather ",
        "square root of ", "% of ", "positive, negative or neutral", "```", "{\"a\":", "$5",
    ];

    private readonly Sim _sim = new();

    public void Dispose() => _sim.Dispose();

    [Fact]
    public void Every_prompt_is_answered() => Prop.ForAll(
        (from pieces in Gen.ArrayOf(Gen.Elements(Pieces))
         from form in Gen.Choose(0, 3)
         select (string.Concat(pieces), form)).ToArbitrary(),
        pair =>
        {
            (string prompt, int form) = pair;
            JsonNode answer = _sim.AskAsync(Formed(Sim.Body(prompt, "sim/reasoner"), form)).GetAwaiter().GetResult();
            Assert.True(answer["choices"] is not null, answer.ToJsonString());
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("- ")]
    [InlineData("1,")]
    [InlineData("'a ")]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("sort as into ")]
    [InlineData("translate [[sim \"")]
    [InlineData("Paris and Rome, ")]
    [InlineData("what is 1+1? and get ")]
    [InlineData("a.b@")]
    [InlineData("Answer: Question: \n")]
    public async Task A_long_prompt_of_one_piece_is_answered(string piece)
    {
        string prompt = "Classify, count, sort, extract emails, how many in: "
            + string.Concat(Enumerable.Repeat(piece, 40_000 / piece.Length));
        for (int form = 0; form < 4; form++)
        {
            JsonNode answer = await _sim.AskAsync(Formed(Sim.Body(prompt, "sim/reasoner"), form));
            Assert.True(answer["choices"] is not null, answer.ToJsonString());
        }
    }

    private static JsonObject Formed(JsonObject body, int form)
    {
        switch (form)
        {
            case 1:
                body["response_format"] = new JsonObject { ["type"] = "json_object" };
                break;
            case 2:
                body["response_format"] = JsonNode.Parse("""
                    {"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object","properties":{
                    "expression":{"type":"string"},"count":{"type":"integer"},"name":{"type":"string"},
                    "kind":{"enum":["question","complaint"]},"is_new":{"type":"boolean"}}}}}
                    """);
                break;
            case 3:
                body["tools"] = JsonNode.Parse("""
                    [{"type":"function","function":{"name":"get_weather","description":"weather of a city",
                    "parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}]
                    """);
                break;
        }

        return body;
    }
}
